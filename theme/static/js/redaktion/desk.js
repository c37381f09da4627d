// What all parts of the page share: the site's data, what is kept here, and GitHub.

import { Drafts } from "./drafts.js";
import { ApiError, GitHub } from "./github.js";

/** @typedef {"news" | "events" | "pages"} Kind */
/** @typedef {{label: string, kind: string, help?: string, choices?: [string, string][]}} Word */
/** @typedef {{name: string, parts?: string[], help?: string, end?: string}} Directive */
/** @typedef {[path: string, title: string, day: string, address: string, isDraft?: boolean]} Text */
/**
 * @typedef {object} Data
 * @property {string} repository
 * @property {string} branch
 * @property {string} api
 * @property {string} commit
 * @property {Record<Kind, string>} folders
 * @property {Record<Kind, [string, string]>} addresses of what is public, and of drafts
 * @property {string[]} fixed texts that the website needs under their names
 * @property {string} images
 * @property {Record<string, Word>} words
 * @property {Record<string, string>} meanings
 * @property {Record<Kind, string[]>} forms
 * @property {Record<Kind, string[]>} further
 * @property {string[]} topics
 * @property {Directive[]} directives
 * @property {import("./pasted.d.ts").Tracking} tracking
 * @property {Text[]} texts
 */

/** The names of texts (plugins/common/file_names.py). */
export const TEXT = /\.(md|markdown|mkd|mdown)$/;
export const KINDS = { news: "Meldung", events: "Termin", pages: "Seite" };

/** A file that the build wrote for this page. @param {string} root @param {string} [name] @returns {Promise<any>} */
export async function fetchData(root, name = "redaktion.json") {
  const answer = await fetch(`${root}/${name}`, { cache: "no-store", signal: AbortSignal.timeout(30_000) }).catch((error) => {
    throw new ApiError("away", 0, String(error));
  });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

/** The one of this tab. */
export class Desk {
  /** @param {string} root @param {Data} data */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.drafts = new Drafts(data.repository);
    this.known = new Map([...Object.keys(data.words).map((word) => /** @type {[string, string]} */ ([word, word])), ...Object.entries(data.meanings)]);
    this.order = Object.keys(data.words);
    this.github = new GitHub(data.api, data.repository, this.drafts.token);
    /** @type {Map<string, {sha: string, mode: string}> | null} */
    this.files = null;
  }

  get isSignedIn() {
    return this.github.token !== "";
  }

  /** @param {string} token */
  use(token) {
    this.github = new GitHub(this.data.api, this.data.repository, token);
  }

  /** Ask anew what the branch holds. */
  async look() {
    this.files = await this.github.files(await this.github.head(this.data.branch));
    return this.files;
  }

  /** What a path is a text of. @param {string} path @returns {Kind | null} */
  kindOf(path) {
    const kinds = /** @type {Kind[]} */ (Object.keys(KINDS));
    return kinds.find((kind) => path.startsWith(`${this.data.folders[kind]}/`)) ?? null;
  }

  /** What the build said of a text. @param {string} path */
  told(path) {
    return this.data.texts.find(([one]) => one === path);
  }
}
