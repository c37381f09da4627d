// Somebody else changed what is open here: what they made of it, and what both began with.

import { compare } from "./comparing.js";
import { ApiError } from "./github.js";
import { say } from "./page.js";
import { arrived, blobName } from "./saving.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {{branch: string, sha: string | null, path: string, base: string | null, theirs: string | null, chosen: Record<string, import("./joining.js").Choice>}} Meeting
 * what is on the branch by now, null where it is gone; `base` is null where nobody knows it; `chosen` is kept by place */

const HOPS = 5;

/** Show both, and keep all of it with the draft until the author has decided.
 * @param {Desk} desk @param {import("./writing.js").Writing} writing @param {import("./saving.js").ConflictError} conflict */
export async function meet(desk, writing, { path, theirs: blob, branch }) {
  const draft = writing.current, { github } = desk;
  const now = blob === null ? await renamed(desk, draft, path, branch) : { path, sha: blob };
  try {
    const theirs = now && (await textOf(github, now.sha)), base = now && (await baseOf(desk, draft, branch));
    draft.meeting = { branch, sha: null, path, ...now, base, theirs, chosen: draft.meeting?.chosen ?? {} };
  } catch (error) {
    if (error instanceof TypeError) return say(`${path} ist inzwischen geändert und nicht mehr in UTF-8 gespeichert. Auf GitHub ansehen; nichts ist überschrieben.`);
    throw error;
  }
  desk.drafts.keep(draft);
  if (writing.draft === draft) compare(desk, writing);
}

/** @param {import("./github.js").GitHub} github @param {string} sha */
const textOf = async (github, sha) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await github.bytes(sha));

/** The text that both go on from. @param {Desk} desk @param {Draft} draft @param {string} branch */
async function baseOf({ github, data }, { base, original, sent, commit, onBranch }, branch) {
  const isOnto = branch === data.branch;
  const isHeard = commit && !(isOnto && base === "") && (await arrived(github, commit, branch));
  const sha = isHeard ? sent.at(-1) : isOnto ? base : onBranch;
  if (!sha) return null;
  if ((await blobName(new TextEncoder().encode(original))) === sha) return original;
  try {
    return await textOf(github, sha);
  } catch (error) {
    if (error instanceof ApiError && error.kind === "missing") return null;
    throw error;
  }
}

/** Where a text is that lies no more where it did. @param {Desk} desk @param {Draft} draft @param {string} path @param {string} branch */
async function renamed(desk, draft, path, branch) {
  const { github } = desk, there = await github.files(await github.head(branch));
  for (let hops = 0; path && hops < HOPS; hops++) {
    const sha = there.get(path)?.sha, stem = path.replace(/^.*\/|\.md$/g, "");
    if (sha) return { path, sha };
    const [last] = await github.ask(`/commits?sha=${encodeURIComponent(branch)}&path=${encodeURIComponent(path)}&per_page=1`);
    const commit = last?.sha ?? draft.commit, { files } = commit ? await github.ask(`/commits/${commit}`) : { files: [] };
    const from = path, fresh = files.filter((/** @type {any} */ one) => one.status === "added" && desk.kindOf(one.filename));
    path = files.find((/** @type {any} */ one) => one.previous_filename === from)?.filename ?? "";
    // Of a short text git sees no rename; the new one names the old.
    for (const { filename, sha: blob } of path ? [] : fresh) if (!last || (await textOf(github, blob)).includes(stem)) path = filename;
  }
  return null;
}
