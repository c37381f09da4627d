// Text and photos as one commit: never lost, doubled, or on top of what somebody else wrote.

import { ApiError } from "./github.js";

/** @typedef {import("./github.js").GitHub} GitHub */
/** @typedef {{path: string, bytes: Uint8Array<ArrayBuffer> | null, bases: (string | null)[]}} File
 * Without bytes it is deleted. `bases` are the blobs it may replace: the one that the author began with
 * (null for a file that is new, or may be gone already), and what the same author sent before. */

/** Somebody else changed the file meanwhile; `theirs` is the blob, null where it is gone. */
export class ConflictError extends Error {
  /** @param {string} path @param {string | null} theirs */
  constructor(path, theirs) {
    super(path);
    this.path = path;
    this.theirs = theirs;
  }
}

const ROUNDS = 6;

/** The name git gives to a file of these bytes. @param {Uint8Array<ArrayBuffer>} bytes */
export async function blobName(bytes) {
  const head = new TextEncoder().encode(`blob ${bytes.length}\0`);
  const all = new Uint8Array(head.length + bytes.length);
  all.set(head);
  all.set(bytes, head.length);
  return [...new Uint8Array(await crypto.subtle.digest("SHA-1", all))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Commit files to a branch. `made` is told each commit before the branch may lead to it, and ""
 * once it is certain that the branch does not.
 * Returns the commit that has them: one that was there already, if so.
 * @param {GitHub} github @param {string} branch @param {File[]} files @param {string} message
 * @param {(commit: string) => void} made
 * @returns {Promise<string>}
 */
export async function commit(github, branch, files, message, made) {
  /** @type {Map<string, string>} */
  const blobs = new Map();
  let ours = "", refused = "", isDoubtful = false;
  for (let round = 1; ; round++) {
    const head = await github.head(branch);
    if (ours && (await arrived(github, ours, branch))) return ours;
    const there = await github.files(head);
    const open = await unsaved(files, there);
    if (!open.length) return head;
    if (refused === head && round > 2) throw new ApiError("rights", 422, "the branch takes no commits");
    if (round > ROUNDS) throw new ApiError("trouble", 0, "the branch moves all the time");
    for (const { path, bytes } of open) if (bytes && !blobs.has(path)) blobs.set(path, await upload(github, bytes));
    ours = await based(github, head, open, blobs, there, message);
    made(ours);
    try {
      await github.once("PATCH", `/git/refs/heads/${branch}`, { sha: ours, force: false });
      return ours;
    } catch (error) {
      isDoubtful ||= !(error instanceof ApiError) || error.passes;
      if (!isDoubtful) made("");
      if (!(error instanceof ApiError) || !(error.passes || error.kind === "moved")) throw error;
      refused = error.kind === "moved" ? head : "";
    }
  }
}

/**
 * Commit files to a branch of its own, and ask for it to be taken over; what exists of both is used.
 * Returns the commit and the address of the pull request.
 * @param {GitHub} github @param {{onto: string, branch: string, files: File[], message: string, made: (commit: string) => void}} what
 */
export async function propose(github, { onto, branch, files, message, made }) {
  let sha;
  try {
    await github.head(branch);
    sha = await commit(github, branch, files, message, made);
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== "missing") throw error;
    sha = await begin(github, onto, branch, files, message, made);
  }
  // Where all is on the branch already, there is nothing to ask for.
  return { sha, pull: sha && (await pullRequest(github, onto, branch, message)) };
}

/** @param {GitHub} github @param {string} onto @param {string} branch @param {File[]} files @param {string} message @param {(commit: string) => void} made */
async function begin(github, onto, branch, files, message, made) {
  const head = await github.head(onto), there = await github.files(head);
  const open = await unsaved(files, there);
  if (!open.length) return "";
  const blobs = new Map();
  for (const { path, bytes } of open) if (bytes) blobs.set(path, await upload(github, bytes));
  const ours = await based(github, head, open, blobs, there, message);
  made(ours);
  try {
    await github.ask("/git/refs", { ref: `refs/heads/${branch}`, sha: ours });
  } catch (error) {
    if (error instanceof ApiError && error.kind === "rights") made("");
    // An answer that got lost: the branch is there when it is asked for again.
    if (!(error instanceof ApiError) || error.kind !== "moved" || (await github.head(branch)) !== ours) throw error;
  }
  return ours;
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
      if (!(error instanceof ApiError) || !error.passes || attempt === 3) throw error;
    }
  }
}

/** The files that are still to be written or deleted. @param {File[]} files @param {Map<string, {sha: string}>} there */
async function unsaved(files, there) {
  const names = await Promise.all(files.map(({ bytes }) => bytes && blobName(bytes)));
  return files.filter((file, n) => differs(file, names[n], there));
}

/** Whether a file is still to be written; ConflictError where it is no more what the author began with.
 * @param {File} file @param {string | null} name @param {Map<string, {sha: string}>} there */
function differs(file, name, there) {
  const now = there.get(file.path)?.sha ?? null;
  if (now !== null && now === name) return false;
  if (!file.bases.includes(now)) throw new ConflictError(file.path, now);
  return now !== name;
}

/** Whether a branch leads to a commit. @param {GitHub} github @param {string} ours @param {string} branch */
export async function arrived(github, ours, branch) {
  try {
    return await github.contains(ours, branch);
  } catch (error) {
    if (error instanceof ApiError && error.kind === "missing") return false;
    throw error;
  }
}

/** @param {GitHub} github @param {Uint8Array} bytes @returns {Promise<string>} */
async function upload(github, bytes) {
  let text = "";
  for (let n = 0; n < bytes.length; n += 0x8000) text += String.fromCharCode(...bytes.subarray(n, n + 0x8000));
  return (await github.ask("/git/blobs", { content: btoa(text), encoding: "base64" })).sha;
}

/** @param {GitHub} github @param {string} head @param {File[]} files @param {Map<string, string>} blobs
 * @param {Map<string, {mode: string}>} there @param {string} message @returns {Promise<string>} */
async function based(github, head, files, blobs, there, message) {
  const base = (await github.ask(`/git/commits/${head}`)).tree.sha;
  const entries = files.map(({ path }) => ({ path, mode: there.get(path)?.mode ?? "100644", type: "blob", sha: blobs.get(path) ?? null })); // null deletes
  const tree = await github.ask("/git/trees", { base_tree: base, tree: entries });
  return (await github.ask("/git/commits", { message, tree: tree.sha, parents: [head] })).sha;
}
