// Text and photos as one commit: never lost, doubled, or on top of what somebody else wrote.

import { ApiError } from "./github.js";

/** @typedef {import("./github.js").GitHub} GitHub */
/** @typedef {{path: string, bytes: Uint8Array<ArrayBuffer> | null, bases: (string | null)[], at?: string}} File
 * Without bytes it is deleted. `bases` are the blobs it may replace: the one that the author began with
 * (null for a file that is new, or may be gone already), and what the same author sent before. What was sent to the branch `at` stays as it is there. */

/** Somebody else changed the file meanwhile; `theirs` is the blob on that branch, null where it is gone. */
export class ConflictError extends Error {
  /** @param {string} path @param {string | null} theirs @param {string} [branch] */
  constructor(path, theirs, branch = "") {
    super(path);
    this.path = path;
    this.theirs = theirs;
    this.branch = branch;
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
  const hasArrived = async () => {
    const isThere = await arrived(github, ours, branch);
    if (!isThere && !isDoubtful) made("");
    return isThere;
  };
  for (let round = 1; ; round++) {
    const head = await github.head(branch);
    if (ours && (await hasArrived())) return ours;
    const there = await github.files(head);
    const open = await toWrite(files, there, branch);
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
      if (!(error instanceof ApiError)) throw error;
      // A browser asks again by itself where a connection broke: the first time may have been heard.
      if (!(error.passes || error.kind === "moved")) {
        if (await hasArrived().catch(() => false)) return ours;
        throw error;
      }
      refused = error.kind === "moved" ? head : "";
    }
  }
}

/** The files that are still to be written or deleted; ConflictError where one is no more what the author began with.
 * @param {File[]} files @param {Map<string, {sha: string}>} there @param {string} branch */
export async function toWrite(files, there, branch) {
  const names = await Promise.all(files.map(({ bytes }) => bytes && blobName(bytes)));
  return files.filter(({ path, bases, at }, n) => {
    const now = there.get(path)?.sha ?? null;
    if (now && (now === names[n] || at === branch)) return false;
    if (!bases.includes(now)) throw new ConflictError(path, now, branch);
    return now !== names[n];
  });
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
export async function upload(github, bytes) {
  let text = "";
  for (let n = 0; n < bytes.length; n += 0x8000) text += String.fromCharCode(...bytes.subarray(n, n + 0x8000));
  return (await github.ask("/git/blobs", { content: btoa(text), encoding: "base64" })).sha;
}

/** @param {GitHub} github @param {string} head @param {File[]} files @param {Map<string, string>} blobs
 * @param {Map<string, {mode: string}>} there @param {string} message @returns {Promise<string>} */
export async function based(github, head, files, blobs, there, message) {
  const base = (await github.ask(`/git/commits/${head}`)).tree.sha;
  const entries = files.map(({ path }) => ({ path, mode: there.get(path)?.mode ?? "100644", type: "blob", sha: blobs.get(path) ?? null })); // null deletes
  const tree = await github.ask("/git/trees", { base_tree: base, tree: entries });
  return (await github.ask("/git/commits", { message, tree: tree.sha, parents: [head] })).sha;
}
