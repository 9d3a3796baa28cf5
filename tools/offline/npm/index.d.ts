import type { ReportDocument } from './report.js';

export type * from './report.js';
/** One report: what `overclaim check --format jsonl` writes as a line. */
export type Report = ReportDocument;

/** The names and values of `overclaim check` and of the API of `overclaim serve`. */
export interface CheckOptions {
  /** What the report calls the text; of bytes, also a hint at what they are (".html", ".md"). */
  name?: string;
  mediaType?: 'text/plain' | 'text/html' | 'text/markdown';
  /** The day whose evidence judges, as YYYY-MM-DD. */
  asOf?: string;
  /** The day the text was saved; judges where asOf does not. */
  capturedAt?: string;
  /** 1 to 5; findings below are left out. */
  minSeverity?: 1 | 2 | 3 | 4 | 5;
  /** Ids of rules, or categories. */
  only?: readonly string[];
  disable?: readonly string[];
}

export type ReportFormat = 'text' | 'markdown' | 'json' | 'jsonl' | 'html' | 'fair' | 'note';

/**
 * Why a text was not read: "not_readable" (a picture, a PDF), "too_large" (over 2 MiB), "bad_option", or "too_much" (memory
 * ran out; the next call starts the program anew).
 */
export class OverclaimError extends Error {
  constructor(problem: { problem: string; title: string; detail: string });
  readonly problem: string;
}

/** A string is text; bytes are a file, whose encoding and kind are judged as `overclaim check` judges them. */
export function check(text: string | Uint8Array, options?: CheckOptions): Promise<Report>;

/** The same in one of the other formats, byte for byte what `overclaim check --format` writes. */
export function render(text: string | Uint8Array, format: ReportFormat | (string & {}), options?: CheckOptions): Promise<string>;

export interface Version {
  version: string;
  rulebook: string;
  reference: string;
  icu: string;
  as_of: string;
  formats: string[];
}
export function version(): Promise<Version>;
