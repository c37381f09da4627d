// Text and photos on a branch of their own, which somebody takes over, or not: both may be in any state.

import { ApiError, pause } from "./github.js";
import { arrived, based, commit, toWrite, upload } from "./saving.js";

/** @typedef {import("./github.js").GitHub} GitHub */
/** @typedef {import("./saving.js").File} File */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {{onto: string, branch: string, files: File[], theirs?: (string | null)[], message: string, made: (commit: string) => void}} Proposal
 * `theirs` are the blobs that the text, the first file, may replace on its branch. */

const ATTEMPTS = 3;

/**
 * Commit files to a branch of its own, and ask for it to be taken over; what exists of both is used.
 * Returns the commit, "" where all is on the other branch already, and the address of the pull request.
 * @param {GitHub} github @param {Proposal} what
 */
export async function propose(github, what) {
  const { onto, branch, files: [text, ...photos], theirs, message, made } = what;
  let sha;
  try {
    await github.head(branch);
    sha = await commit(github, branch, [{ ...text, bases: theirs ?? text.bases }, ...photos], message, made);
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== "missing") throw error;
    sha = await begin(github, what);
  }
  return { sha, pull: sha && (await pullRequest(github, onto, branch, message)) };
}

/**
 * What is to be remembered otherwise of a draft whose proposal is over, null while it is not. Taken over, what
 * was sent is what all go on from ("" where nobody knows that); refused, nothing was sent.
 * @param {GitHub} github @param {Draft} draft @returns {Promise<Partial<Draft> | null>}
 */
export async function outcome(github, { branch, commit: sha, sent }) {
  const found = branch ? await github.ask(`/pulls?state=all&head=${github.owner}:${encodeURIComponent(branch)}`) : [];
  const pull = found.find((/** @type {any} */ one) => one.state === "open") ?? found.find((/** @type {any} */ one) => one.merged_at) ?? found[0];
  if (!pull || pull.state === "open") return null;
  const over = { branch: undefined, pull: undefined, onBranch: undefined };
  if (!pull.merged_at) return { ...over, sent: [], commit: undefined };
  const isKnown = sha && (await arrived(github, sha, pull.head.sha));
  return { ...over, from: undefined, base: (isKnown && sent.at(-1)) || "", commit: pull.merge_commit_sha };
}

/** Take over what became of a proposal; its photos are on `onto` now, or nowhere. @param {Draft} draft @param {Partial<Draft>} over @param {string} onto */
export function settle(draft, over, onto) {
  for (const photo of draft.photos) if (photo.at === draft.branch) photo.at = over.sent ? undefined : onto;
  Object.assign(draft, over);
}

/** @param {GitHub} github @param {Proposal} what */
async function begin(github, { onto, branch, files, message, made }) {
  const head = await github.head(onto), there = await github.files(head), open = await toWrite(files, there, onto);
  if (!open.length) return "";
  const blobs = new Map();
  for (const { path, bytes } of open) if (bytes) blobs.set(path, await upload(github, bytes));
  const ours = await based(github, head, open, blobs, there, message);
  made(ours);
  for (let attempt = 1, isDoubtful = false; ; attempt++) {
    try {
      await github.once("POST", "/git/refs", { ref: `refs/heads/${branch}`, sha: ours });
      return ours;
    } catch (error) {
      const passes = !(error instanceof ApiError) || error.passes;
      isDoubtful ||= passes;
      // Refused, it may be there all the same: an answer got lost, and it was asked for again.
      if (!passes) {
        const at = await headOf(github, branch);
        if (at === ours) return ours;
        if (at === "" && !isDoubtful) made("");
      }
      if (!passes || attempt === ATTEMPTS) throw error;
      await pause(1000 * attempt);
    }
  }
}

/** The commit of a branch, "" where there is no such branch, null where nobody says. @param {GitHub} github @param {string} branch */
async function headOf(github, branch) {
  try {
    return await github.head(branch);
  } catch (error) {
    return error instanceof ApiError && error.kind === "missing" ? "" : null;
  }
}

/** @param {GitHub} github @param {string} onto @param {string} branch @param {string} title */
async function pullRequest(github, onto, branch, title) {
  const find = async () => (await github.ask(`/pulls?state=open&head=${github.owner}:${encodeURIComponent(branch)}`))[0];
  const found = await find();
  if (found) return found.html_url;
  const body = "Vorgeschlagen in der Redaktion der Website.";
  for (let attempt = 1; ; attempt++) {
    try {
      return (await github.once("POST", "/pulls", { title, head: branch, base: onto, body })).html_url;
    } catch (error) {
      // Whether it was made in spite of that can be seen.
      const made = error instanceof ApiError && (error.passes || error.kind === "moved") ? await find() : null;
      if (made) return made.html_url;
      if (!(error instanceof ApiError) || !error.passes || attempt === ATTEMPTS) throw error;
    }
  }
}
