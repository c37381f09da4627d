#!/bin/sh
# install.sh FOLDER PYTHON LOCK...: makes sure that FOLDER, a virtual environment, holds what the
# lock files name. A copy of each in FOLDER tells that it does: ages say nothing after a switch of
# branches. PYTHON may be "": then the first Python 3.11 or newer on PATH makes the environment.
set -u
folder=$1
wanted=$2
shift 2
first=$1
log=.cache/pip.log

fail() {
    echo "Fehler: $1 Abhilfe: $2" >&2
    exit 1
}

# Prints "3.11.2"; fails where there is no such Python.
version() {
    "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# The interpreter may be gone with an update of the system; a link that leads nowhere does not count.
is_there() {
    [ -x "$folder/bin/python" ]
}

check_wanted() {
    asked=$(version "$wanted") ||
        fail "PYTHON=$wanted lässt sich hier nicht starten." "PYTHON weglassen oder ein anderes nennen."
    is_new_enough "$wanted" ||
        fail "PYTHON=$wanted ist Python $asked, nötig ist 3.11 oder neuer." "Ein neueres nennen."
    # One that was never finished is made anew anyway.
    if is_there && [ -e "$folder/$first" ] && has=$(version "$folder/bin/python") && [ "$has" != "$asked" ]; then
        fail "PYTHON=$wanted ist Python $asked, in $folder ist aber Python $has." \
            "PYTHON weglassen, oder mit rm -r $folder Platz machen; dann wird es damit eingerichtet."
    fi
}

# One at a time installs; the others wait. The lock is flock's, of this shell's file: it ends with
# its last holder, however that ends. No command does it on Linux and macOS alike, but Python.
wait_for_others() {
    exec 9>.cache/install.lock
    "$python" -c '
import fcntl, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
try:
    fcntl.flock(0, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("Es wird hier schon eingerichtet; einen Moment ...", file=sys.stderr, flush=True)
    fcntl.flock(0, fcntl.LOCK_EX)
except OSError:
    pass  # a file system without locks
' <&9
}

is_installed() {
    is_there && cmp -s "$1" "$folder/$1"
}

are_installed() {
    for lock in "$@"; do is_installed "$lock" || return; done
}

find_python() {
    for python in ${wanted:+"$wanted"} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if is_new_enough "$python"; then return; fi
    done
    fail "Python 3.11 oder neuer fehlt." "https://www.python.org/downloads/ oder die Paketverwaltung des Systems."
}

make_environment() {
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        fail "$python kann keine virtuelle Umgebung anlegen." "Unter Debian und Ubuntu: apt install python3-venv"
    echo "Einrichtung: Python $(version "$python") in $folder, dazu die festgeschriebenen Pakete ..."
    # A link would lead --clear into somebody else's environment.
    if [ -L "$folder" ]; then rm "$folder"; fi
    "$python" -m venv --clear "$folder" >"$log" 2>&1 ||
        fail "Die virtuelle Umgebung ließ sich nicht anlegen." "Lesen, was Python dazu sagt: $log"
}

install() {
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --retries 2 \
        --require-hashes --no-deps --only-binary :all: -r "$1" >"$log" 2>&1 && return
    if grep -Eqi 'connection broken|failed to establish|name resolution|timed out|ProxyError' "$log"; then
        fail "Die Pakete waren nicht zu holen: keine Verbindung." "Ist das Netz wieder da, noch einmal; was pip sagt, steht in $log"
    fi
    fail "Die Pakete ließen sich nicht einrichten." "Lesen, was pip dazu sagt: $log"
}

if [ -n "$wanted" ]; then check_wanted; fi
if are_installed "$@"; then exit; fi
mkdir -p .cache
find_python
wait_for_others || exit
if [ -n "$wanted" ]; then check_wanted; fi
for lock in "$@"; do
    if is_installed "$lock"; then continue; fi
    # The first list is what everything else stands on.
    if [ "$lock" = "$first" ] || ! is_there; then make_environment; fi
    install "$lock"
    cp "$lock" "$folder/$lock"
done
