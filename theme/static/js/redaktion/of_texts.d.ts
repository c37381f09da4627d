// Types of the modules that rename, take down, delete and restore texts; no module is made of this file.

import type { Desk, Kind } from "./desk.js";
import type { Doc } from "./document.js";
import type { Draft } from "./drafts.js";
import type { File } from "./saving.js";
import type { Workshop } from "./workshop.js";

type Named = { kind: Kind; path: string };

/** What a text says under another name. All paths but those of `relinked` are those of the repository. */
export interface Renaming {
  /** The day of news, "" without, and the slug, as plugins/front_matter/file_name.py reads them. */
  parts(text: Named, doc: Doc): { day: string; slug: string };
  /** The output file of a text. */
  address(desk: Desk, text: Named, doc: Doc, isDraft?: boolean): string;
  /** Where readers find what is in the repository, "" where nobody could yet. */
  known(desk: Desk, draft: Draft): string;
  /** A header that takes over addresses, all but its own output file. */
  answering(desk: Desk, doc: Doc, urls: string[], own: string): Doc;
  /** A text whose links to the file `old` lead to `now`; paths begin below content/. */
  relinked(text: string, from: string, old: string, now: string): string;
  /** The text under another name and day; a sentence where that cannot be. `was` is the output file it is known by, "" for none. */
  renamed(desk: Desk, draft: Draft, doc: Doc, name: string, day: string, was: string): string | { path: string; doc: Doc };
}

/** What leads to a text now. */
export interface Around {
  /** The last day of the event of a text, by its path. */
  last: Record<string, string>;
  /** Files that lead to a text, wherever it answers. */
  leading(path: string, file: string): string[];
  /** Texts that lead to its file by its name, as files to save once they lead to another one. */
  relinked(path: string, now: string): Promise<File[]>;
  /** Pictures that nobody else names; none where that is not certain. */
  alone(path: string): string[];
}

/** One that was committed: its path at that time. */
export type Version = { sha: string; path: string; day: string; who: string };

export type OfWorkshop = (workshop: Workshop) => void;
