// What becomes of a commit: checked, online, or at fault.

import { ApiError, pause } from "./github.js";
import { fetchData } from "./desk.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {{path: string, line: number, said: string}} Fault */
/** @typedef {{state: "checking" | "online" | "fault" | "silent", faults: Fault[], address: string, where: string}} News */

const INTERVAL = 5_000, LONGEST = 20_000;
const REPLACED = ["cancelled", "stale"], FAILED = ["failure", "timed_out", "action_required", "startup_failure"];

/**
 * Tell what becomes of a commit as long as it is wanted; online is when the site itself says so.
 * @param {Desk} desk @param {{commit: string, path: string, branch: string}} what
 * @param {(news: News) => void} tell @param {() => boolean} isWanted
 */
export async function follow(desk, { commit, path, branch }, tell, isWanted) {
  let told = "", interval = INTERVAL;
  while (isWanted()) {
    const news = await look(desk, commit, path, branch);
    if (!isWanted()) return;
    const said = JSON.stringify(news);
    if (said !== told) tell(news);
    if (news.state === "online") return;
    told = said;
    await pause(interval);
    interval = Math.min(LONGEST, interval * 1.2);
  }
}

/** @param {Desk} desk @param {string} commit @param {string} path @param {string} branch @returns {Promise<News>} */
async function look(desk, commit, path, branch) {
  const where = `https://github.com/${desk.data.repository}/commit/${commit}/checks`;
  const news = { faults: [], address: "", where };
  try {
    const data = await fetchData(desk.root);
    if (data.commit && (data.commit === commit || (await has(desk, commit, data.commit)))) {
      desk.data.texts = data.texts;
      desk.data.commit = data.commit;
      const address = desk.told(path)?.[3] ?? "";
      return { ...news, state: "online", address: address && `${desk.root}/${address}` };
    }
  } catch { /* offline: next time */ }
  try {
    const { faults, isOver } = await checked(desk, commit, branch);
    return { ...news, faults, state: faults.length || isOver ? "fault" : "checking" };
  } catch {
    return { ...news, state: "silent" };
  }
}

/** Ask with the token, and where that is refused without. @param {Desk} desk @param {string} path */
export async function asked(desk, path) {
  try {
    return await desk.github.ask(path);
  } catch (error) {
    if (!(error instanceof ApiError) || !["rights", "missing", "token"].includes(error.kind) || !desk.isSignedIn) throw error;
    return desk.github.anonymous.ask(path);
  }
}

/** @param {Desk} desk @param {string} commit @param {string} build */
async function has(desk, commit, build) {
  try {
    const { status } = await asked(desk, `/compare/${commit}...${build}`);
    return status === "ahead" || status === "identical";
  } catch (error) {
    if (error instanceof ApiError && error.kind === "missing") return false; // built elsewhere
    throw error;
  }
}

/** @param {Desk} desk @param {string} commit @param {string} branch */
async function checked(desk, commit, branch) {
  let runs = await runsOf(desk, commit);
  if (runs.some(({ conclusion }) => REPLACED.includes(conclusion)) && !runs.some(({ conclusion }) => FAILED.includes(conclusion))) {
    const head = (await asked(desk, `/git/ref/heads/${branch}`)).object.sha;
    if (head !== commit) runs = await runsOf(desk, head);
  }
  const failed = runs.filter(({ conclusion }) => FAILED.includes(conclusion));
  const content = desk.data.images.replace(/[^/]*$/, "");
  const notes = await Promise.all(failed.map(({ id }) => asked(desk, `/check-runs/${id}/annotations?per_page=100`)));
  const faults = notes.flat().filter(({ annotation_level: level, path }) => level === "failure" && path.startsWith(content));
  const unique = new Map(faults.map(({ path, start_line, message }) => [`${path}:${start_line}:${message}`, { path, line: start_line, said: message }]));
  const isOver = failed.some(({ name }) => /Texte|Publish/.test(name)) && !runs.some(({ status }) => status !== "completed");
  return { faults: [...unique.values()], isOver };
}

/** @param {Desk} desk @param {string} commit @returns {Promise<{id: number, name: string, status: string, conclusion: string}[]>} */
async function runsOf(desk, commit) {
  return (await asked(desk, `/commits/${commit}/check-runs?per_page=100`)).check_runs;
}
