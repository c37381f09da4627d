// Types of the modules that rename, take down, delete and restore texts: here they weigh nothing.

import type { Desk, Kind } from "./desk.js";
import type { Doc } from "./document.js";
import type { Draft } from "./drafts.js";
import type { File } from "./saving.js";
import type { Workshop } from "./workshop.js";
import type { Writing } from "./writing.js";

type Named = { kind: Kind; path: string };

/** What a text says under another name. Paths begin at the repository, those of `relinked` below content/. */
export interface Renaming {
  nameOf(path: string): string;
  stemOf(path: string): string;
  folderOf(path: string): string;
  /** A file as text. */
  textOf(desk: Desk, sha: string): Promise<string>;
  /** A new name that arrived although no answer did is that of the text. */
  heard(draft: Draft, there: Map<string, { sha: string }>): void;
  /** The day of news, "" without, and the slug, as plugins/front_matter/file_name.py reads them. */
  parts(text: Named, doc: Doc): { day: string; slug: string };
  /** The day as a form shows it. */
  dayShown(text: Named, doc: Doc): string;
  /** The output file of a text. */
  address(desk: Desk, text: Named, doc: Doc, isDraft?: boolean): string;
  /** Where readers find what is in the repository, "" where nobody could yet. */
  known(desk: Desk, draft: Draft): string;
  former(doc: Doc): string[];
  /** A header that takes over addresses, all but its own output file. */
  answering(desk: Desk, doc: Doc, urls: string[], own: string): Doc;
  /** A text whose links to the file `old` lead to `now`. */
  relinked(text: string, from: string, old: string, now: string): string;
  /** The text under another name and day; a sentence where that cannot be. `was` is the output file it is known by, "" for none. */
  renamed(desk: Desk, draft: Draft, doc: Doc, name: string, day: string, was: string): string | { path: string; doc: Doc };
}

/** What leads to a text: by the last build, and by what was changed since. */
export interface Around {
  /** The last day of the event of a text, by its path. */
  last: Record<string, string>;
  /** The files of the branch. */
  there: Map<string, { sha: string }>;
  /** Files that lead to a text, wherever it answers. */
  leading(path: string, file: string): string[];
  /** Texts that lead to its file by its name, as files to save once they lead to another one. */
  relinked(path: string, now: string): Promise<File[]>;
  /** Pictures that nobody else names; none where that is not certain. */
  alone(path: string): string[];
}

export interface Removing {
  /** Say what becomes of a text that is deleted or taken down, ask, and do it. */
  leave(workshop: Workshop, isAway: boolean): Promise<void>;
  /** Delete a text; `heir` is the path of the one that takes its addresses over, "" for none. */
  remove(workshop: Workshop, draft: Draft, heir: string, withPictures: boolean, isProposal: boolean): Promise<void>;
  /** The text that takes addresses over, and those that led to the file. */
  inherited(desk: Desk, around: Around, draft: Draft, heir: string): Promise<File[]>;
}

/** One that was committed: its path at that time. */
export type Version = { sha: string; path: string; day: string; who: string };

export interface Versions {
  /** The last ones, the latest first, those under a former name as well. `from` is a branch or commit. */
  list(desk: Desk, path: string, from?: string): Promise<Version[]>;
  textAt(desk: Desk, version: Version): Promise<string>;
  /** Where a draft answered when it was public, "" where it never was. */
  once(desk: Desk, draft: Draft): Promise<string>;
  /** Lines of both texts: "=" in both, "-" in the first, "+" in the second. */
  compared(old: string[], now: string[]): ["=" | "-" | "+", string][];
  show(workshop: Workshop): Promise<void>;
  item(workshop: Workshop, version: Version): HTMLElement;
  /** Put a version into the form; what was not saved stays as a draft of its own. */
  restore(desk: Desk, writing: Writing, text: string, when: string): void;
}

export interface OfText {
  show(workshop: Workshop): void;
  rename(workshop: Workshop, name: string, day: string): Promise<void>;
  /** Do it; say what goes wrong. Reading needs no token. */
  tried(workshop: Workshop, act: () => Promise<void>, isReading?: boolean): Promise<void>;
}
