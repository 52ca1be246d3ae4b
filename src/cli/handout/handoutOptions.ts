// The options of `optiscape handout`: what is asked for becomes a job, or a usage error.
import { extname } from 'node:path';
import type { Lesson } from '../../core/lesson/lesson';
import { chooseLanguage, languages, type Language } from '../../core/text/text';
import { paperNames, type HandoutJob, type Paper } from '../../protocol/handoutJob';
import { invalidInput } from '../usageError';

export interface HandoutOptions {
  readonly out: string;
  readonly language?: string;
  readonly paper?: string;
  readonly notes?: boolean;
  /** False with --no-answers. */
  readonly answers: boolean;
}

/** What a handout is written as. */
export type HandoutKind = 'pdf' | 'html';

/** By the ending of the file's name. */
export function handoutKind(out: string): HandoutKind {
  switch (extname(out).toLowerCase()) {
    case '.pdf':
      return 'pdf';
    case '.html':
      return 'html';
    default:
      throw invalidInput('--out', out, 'a name that ends in .pdf or .html');
  }
}

/** What the job says beside its lesson's text and its file's name. */
export function readHandoutOptions(
  { out, language, paper, notes = false, answers }: HandoutOptions,
  lesson: Pick<Lesson, 'languages'>,
): Pick<HandoutJob, 'language' | 'paper' | 'notes' | 'answers'> {
  return {
    language: readLanguage(language, lesson),
    paper: readPaper(paper, handoutKind(out)),
    notes,
    answers,
  };
}

function readLanguage(asked: string | undefined, lesson: Pick<Lesson, 'languages'>): Language {
  // One that is only in a language without texts of ours has them in English.
  if (asked === undefined) return chooseLanguage(lesson.languages);
  const shared = languages.filter((each) => lesson.languages.includes(each));
  const found = shared.find((each) => each === asked);
  if (found !== undefined) return found;
  const expected =
    shared.length > 0 ? shared.join(' or ') : `none: the lesson is in ${lesson.languages.join(', ')}`;
  throw invalidInput('--language', asked, expected);
}

/** A page of HTML leaves the paper to who prints it, unless one is asked for. */
function readPaper(asked: string | undefined, kind: HandoutKind): Paper | null {
  if (asked === undefined) return kind === 'pdf' ? 'a4' : null;
  const found = paperNames.find((each) => each === asked.toLowerCase());
  if (found === undefined) throw invalidInput('--paper', asked, paperNames.join(' or '));
  return found;
}
