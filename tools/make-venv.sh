#!/bin/sh
# make-venv.sh FOLDER [PYTHON]: makes an empty virtual environment with the first Python 3.11 or newer on PATH.
set -u
folder=$1
shift

for python in "$@" python3 python3.14 python3.13 python3.12 python3.11 python; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        echo "Fehler: $python kann keine virtuelle Umgebung anlegen. Abhilfe unter Debian und Ubuntu: apt install python3-venv" >&2
        exit 1
    fi
    echo "Einmalige Einrichtung: $("$python" --version) in $folder, dazu die festgeschriebenen Pakete ..."
    # A link would lead --clear into somebody else's environment.
    if [ -L "$folder" ]; then rm "$folder"; fi
    exec "$python" -m venv --clear "$folder"
done

echo "Fehler: Python 3.11 oder neuer fehlt. Abhilfe: https://www.python.org/downloads/ oder die Paketverwaltung des Systems." >&2
exit 1
