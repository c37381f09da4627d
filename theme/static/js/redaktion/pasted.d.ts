// Types of what pasting shares; nothing of it is published.

export type Format = { bold?: boolean; italic?: boolean; struck?: boolean; raised?: string; code?: boolean; href?: string };

/** "\n" ends a line. */
export type Span = Format & { text: string };

/** A paragraph, or Markdown made already. */
export type Entry = {
  spans: Span[];
  raw: string;
  /** That of its list. */
  depth: number;
  /** That of a heading. */
  level: number;
  /** What begins an item. */
  mark: string;
  /** A line rather than a paragraph. */
  soft: boolean;
  /** After an empty line. */
  gap: boolean;
};

/** What holds for words by what they are in; `next` is the number of the next item. */
export type State = Format & { depth: number; level: number; soft?: boolean; isPre?: boolean; next?: { number: number } };

/** `isOwn` where it is more than a paragraph; `pictures` are data addresses, `missing` counts those that are elsewhere. */
export type Clip = { text: string; isOwn: boolean; pictures: string[]; missing: number };

export type Cell = { entries: Entry[]; isHead: boolean };
export type Tracking = { names: Record<string, string>; redirects: Record<string, string> };

/** Takes nodes apart into entries. */
export interface Reader {
  pictures: string[];
  missing: number;
  entries: Entry[];
  /** Of the paragraph that is being read. */
  spans: Span[];
  /** What begins the next one, an item. */
  mark: string;
  gap: boolean;
  /** What stands within, read apart. */
  all(element: Element, format?: Format): Entry[];
  read(element: Element, state: State): void;
  add(text: string, state: State): void;
  /** End the paragraph; an empty line parts it. */
  flush(state: State): void;
  put(entry: Partial<Entry>): void;
  element(element: Element, outer: State): void;
  block(element: Element, tag: string, state: State): void;
  picture(image: Element, state: State): void;
  table(element: Element, state: State): void;
}
