// A handout to make: the job that the command line asks its page for, and what may be chosen about it.
import { z } from 'zod';
import { allLanguages } from '../core/text/text';

/** Papers by name, as CSS calls them. */
export const papers = { a4: 'A4', letter: 'letter' } as const;
export type Paper = keyof typeof papers;
export const paperNames = Object.keys(papers) as readonly Paper[];

export const handoutJobSchema = z.strictObject({
  /** A lesson's text. */
  lesson: z.string(),
  fileName: z.string(),
  language: z.enum(allLanguages),
  /** Null where who prints it chooses. */
  paper: z.enum(paperNames as readonly [Paper, ...Paper[]]).nullable(),
  /** Whether the answers follow the worksheet. */
  answers: z.boolean(),
  /** Whether the notes for the teacher do. */
  notes: z.boolean(),
});
export type HandoutJob = z.infer<typeof handoutJobSchema>;
