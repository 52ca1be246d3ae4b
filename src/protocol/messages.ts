// The contract between the renderer and whatever serves it. Both shells carry the same messages: JSON text in
// both directions, binary chunks (chunk.ts) from the engine to the renderer, and binary pieces (piece.ts) to the engine.
import { neuronLimits } from '../core/functions/neuron';
import type { HyperparameterValue } from '../core/hyperparameters/hyperparameter';
import { z } from 'zod';
import { limits, noiseKinds } from '../core/scene/scene';
import { measureIds } from '../core/simulation/measures';
import { commandIds } from './commands';
import { exportJobSchema, exportLimits, exportReportSchema, type ExportJob } from './exportJob';
import { handoutJobSchema, type HandoutJob } from './handoutJob';

/** The part of an issue that crosses the boundary. */
const issueSchema = z.object({ field: z.string(), message: z.string() });

/** An error, described for the user. `issues` names the fields of invalid input; `elsewhere`: another window is kept. */
const failureSchema = z.object({
  code: z.enum(['invalid', 'not-found', 'io', 'worker', 'protocol', 'busy', 'elsewhere', 'internal']),
  message: z.string(),
  issues: z.array(issueSchema).optional(),
  /** Set if a disk has too little room for an output. */
  room: z.object({ neededBytes: z.number(), freeBytes: z.number() }).optional(),
});
export type Failure = z.infer<typeof failureSchema>;
export type FailureCode = Failure['code'];

/** Any values: the engine refuses wrong ones in the words of the declarations. */
const hyperparametersSchema = z.record(z.string(), z.custom<HyperparameterValue>());

/** The schedule's id and its hyper-parameters. */
const scheduleSchema = hyperparametersSchema.nullable();

const clippingSchema = z.strictObject({ kind: z.enum(['value', 'norm']), limit: z.number() }).nullable();

/** An earlier leg of a branch. */
const legSchema = z.strictObject({
  optimizer: z.string(),
  hyperparameters: hyperparametersSchema,
  schedule: scheduleSchema,
  clipping: clippingSchema,
  steps: z.number(),
});

/** A run as the engine needs it. The engine validates ids and values against the registries. */
const runRequestSchema = z.strictObject({
  optimizer: z.string(),
  hyperparameters: hyperparametersSchema,
  schedule: scheduleSchema.optional(),
  clipping: clippingSchema.optional(),
  before: z.array(legSchema).max(limits.legs).optional(),
  /** Default: the race's start. */
  start: z.tuple([z.number(), z.number()]).optional(),
  /** Index of the sequence of random numbers: a run's place in its family. */
  sequence: z
    .number()
    .int()
    .min(0)
    .max(limits.runs.max - 1)
    .optional(),
  /** Whether its method's search shape is sent with the rows: not by default, nor if all of them would be too large. */
  searchShape: z.boolean().optional(),
});

const interval = z.tuple([z.number(), z.number()]).readonly();

/** An activation or a loss of a neuron. */
const functionSchema = z.strictObject({ id: z.string(), parameters: z.record(z.string(), z.number()) });

const neuronSchema = z.strictObject({
  activation: functionSchema,
  loss: functionSchema,
  data: z
    .array(z.tuple([z.number(), z.number()]).readonly())
    .max(neuronLimits.pointCount.max)
    .readonly(),
});

/** A built-in landscape, the user's own formula, or the loss of a neuron. */
const landscapeSchema = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({
    formula: z.string(),
    domain: z.strictObject({ x: interval, y: interval }),
    parameters: z.record(z.string(), z.strictObject({ value: z.number(), min: z.number(), max: z.number() })),
  }),
  z.strictObject({ neuron: neuronSchema, domain: z.strictObject({ x: interval, y: interval }) }),
]);

const raceRequestSchema = z.strictObject({
  kind: z.literal('race'),
  landscape: landscapeSchema,
  start: z.tuple([z.number(), z.number()]),
  steps: z.number(),
  seed: z.number(),
  noise: z.strictObject({ kind: z.enum(noiseKinds), scale: z.number() }).optional(),
  stopWhenConverged: z.boolean(),
  runs: z.array(runRequestSchema),
});
export type RaceRequest = z.infer<typeof raceRequestSchema>;

/** A race that is run once more for some measures along its runs: a column of float64 for each, in this order. */
const measuresRequestSchema = z.strictObject({
  ...raceRequestSchema.shape,
  kind: z.literal('measures'),
  measures: z
    .array(z.enum(measureIds))
    .min(1)
    .refine((ids) => new Set(ids).size === ids.length, 'each measure once'),
});
export type MeasuresRequest = z.infer<typeof measuresRequestSchema>;

/**
 * A race of which only the outcomes are sent: a row of float64 for each run, in the order of `outcomeNumbers`. If `timed`,
 * runs are repeated for the time that a step takes.
 */
const trialsRequestSchema = z.strictObject({
  ...raceRequestSchema.shape,
  kind: z.literal('trials'),
  timed: z.boolean(),
});
export type TrialsRequest = z.infer<typeof trialsRequestSchema>;

/** Updates of a run explained, by number, the first being 1: a chunk of text for each (explanationText.ts), in this order. */
const explanationRequestSchema = z.strictObject({
  ...raceRequestSchema.shape,
  kind: z.literal('explanation'),
  runs: z.array(runRequestSchema).length(1),
  updates: z.array(z.number()).min(1).max(limits.steps.max),
});
export type ExplanationRequest = z.infer<typeof explanationRequestSchema>;

/** What asks for runs. */
export type RunsRequest = RaceRequest | MeasuresRequest | TrialsRequest | ExplanationRequest;

/** Heights on a grid of columns × rows points that spans the domain, as float32, row by row from the lowest y. */
const surfaceRequestSchema = z.strictObject({
  kind: z.literal('surface'),
  landscape: landscapeSchema,
  columns: z.number().int().min(2).max(2048),
  rows: z.number().int().min(2).max(2048),
});
export type SurfaceRequest = z.infer<typeof surfaceRequestSchema>;

/** The light on a surface with these drawn heights, on points × points that span the domain. */
const lightRequestSchema = z.strictObject({
  kind: z.literal('light'),
  landscape: landscapeSchema,
  points: z.number().int().min(2).max(512),
  heightScale: z.enum(['linear', 'log']),
  relief: z.number(),
});
export type LightRequest = z.infer<typeof lightRequestSchema>;

export const streamRequestSchema = z.discriminatedUnion('kind', [
  raceRequestSchema,
  measuresRequestSchema,
  trialsRequestSchema,
  explanationRequestSchema,
  surfaceRequestSchema,
  lightRequestSchema,
]);
export type StreamRequest = z.infer<typeof streamRequestSchema>;

const word = z
  .number()
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** The maximum number of files of an output: one picture per frame. */
const maxFiles = exportLimits.frames.max + exportLimits.holdFrames.max;

const fileNameError = { error: 'a name of 1 to 255 characters' };

/** The engine replaces what file systems do not allow. */
const fileName = z.string(fileNameError).min(1, fileNameError).max(255, fileNameError);

/** A file of a scene or a lesson with its content. `id` stands for its path in this session's requests. */
const openedFileSchema = z.object({ id: word, name: z.string(), text: z.string() });
export type OpenedFile = z.infer<typeof openedFileSchema>;

/** A lesson's file that was opened lately. */
const recentLessonSchema = z.object({
  name: z.string(),
  /** Null for a copy of what the shell does not reach by path. */
  file: word.nullable(),
  /** What it has; null where it is gone or can't be read. */
  text: z.string().nullable(),
});
export type RecentLessonFile = z.infer<typeof recentLessonSchema>;

/** What is kept for the next start together with the file that it belongs to. */
const keptDocuments = ['scene', 'lesson'] as const;
export type KeptDocument = (typeof keptDocuments)[number];

const outputRequestSchema = z.strictObject({
  /** With a placeholder for the number if it is a sequence (sequenceName.ts). */
  suggestedName: fileName,
  /** How many files the sequence has; null for a single file. */
  files: z.number().int().min(1).max(maxFiles).nullable(),
  /** The number that the first of them has in its name, 0 unless given. */
  firstNumber: z.number().int().min(0).max(1).optional(),
  /** The maximum size, if it is known. */
  bytes: z.number().min(0).optional(),
  /** Whether the page of a handout (handoutPage.ts) is written, which becomes a PDF at the end: only where `app.info` says `prints`. */
  printed: z.boolean().optional(),
});
export type OutputRequest = z.infer<typeof outputRequestSchema>;

/** What the command line's page makes. */
export type PageJob = ExportJob | HandoutJob;

/** How a job ended. After `no-graphics` it may be tried again elsewhere. */
const jobEndSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), report: exportReportSchema }),
  z.strictObject({ outcome: z.literal('failed'), failure: failureSchema }),
  z.strictObject({ outcome: z.literal('no-graphics') }),
]);
export type JobEnd = z.infer<typeof jobEndSchema>;

const jobProgressSchema = z.strictObject({
  framesDone: z.number().int().min(0),
  frames: z.number().int().min(1),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

/** Methods: one request, one answer. */
export const methods = {
  /** The program that serves the renderer. */
  'app.info': {
    params: z.strictObject({}),
    result: z.object({
      version: z.string(),
      shell: z.enum(['electron', 'web']),
      workers: z.number(),
      /** Whether it can print a page as PDF. */
      prints: z.boolean(),
      /** The versions of what it runs on. */
      runtime: z.object({
        node: z.string(),
        electron: z.string().optional(),
        chromium: z.string().optional(),
      }),
    }),
  },
  /**
   * Asks that this window be the kept one, whose race and settings are saved: there is one at a time. Refused if another
   * one is kept and still open, unless `take`. `window` is its name, the same after a reload. `crashed`: the program that
   * kept a window before did not end properly.
   */
  'window.keep': {
    params: z.strictObject({ window: z.string().min(1).max(64), take: z.boolean() }),
    result: z.object({ kept: z.boolean(), crashed: z.boolean() }),
  },
  /**
   * Tells the shell that the window begins to present, before it asks for full screen, or has ended. A desktop with two screens moves it
   * to the audience's and back.
   */
  'window.present': { params: z.strictObject({ presenting: z.boolean() }), result: z.object({}) },
  /** The race that was open last, as a scene document's text, valid or not; null on the first start. */
  'scene.load': { params: z.strictObject({}), result: z.object({ scene: z.string().nullable() }) },
  /** `file`: the scene file that the race belongs to, if it has one and the shell reaches it by path. */
  'scene.save': {
    params: z.strictObject({ scene: z.string(), file: word.nullable().optional() }),
    result: z.object({}),
  },
  /** Interface settings (theme, language, …), a JSON text that is opaque to the engine; null on the first start. */
  'settings.load': { params: z.strictObject({}), result: z.object({ settings: z.string().nullable() }) },
  'settings.save': { params: z.strictObject({ settings: z.string() }), result: z.object({}) },
  /** The lesson that is being written, finished or not, valid or not; null before the first. */
  'lesson.load': { params: z.strictObject({}), result: z.object({ lesson: z.string().nullable() }) },
  /** `file`: as with `scene.save`. */
  'lesson.save': {
    params: z.strictObject({ lesson: z.string(), file: word.nullable().optional() }),
    result: z.object({}),
  },
  /** The lessons that were opened from files lately, the latest first. */
  'lesson.recent': {
    params: z.strictObject({}),
    result: z.object({ lessons: z.array(recentLessonSchema) }),
  },
  /** Puts a lesson at the top of those; without a file that the shell reaches by path, a copy of it. */
  'lesson.opened': {
    params: z.strictObject({ name: fileName, file: word.nullable(), text: z.string() }),
    result: z.object({}),
  },
  /** Takes one from those: a file, which stays where it is, or the copy of that name. */
  'lesson.forget': {
    params: z.strictObject({ name: fileName, file: word.nullable() }),
    result: z.object({}),
  },
  /**
   * Opens the desktop's dialog and reads the chosen file; null if the user cancels. This and the other methods for scene
   * files are for Electron only: the browser shell's renderer uses the browser's own file picker.
   */
  'file.open': { params: z.strictObject({}), result: z.object({ file: openedFileSchema.nullable() }) },
  /** Reads a file of this session anew. */
  'file.reopen': { params: z.strictObject({ file: word }), result: z.object({ file: openedFileSchema }) },
  /** The file that the document of `scene.load` or `lesson.load` belongs to; null if it has none, or it can't be read any more. */
  'file.restore': {
    params: z.strictObject({ of: z.enum(keptDocuments) }),
    result: z.object({ file: openedFileSchema.nullable() }),
  },
  /**
   * Replaces the content of a file that was opened or saved before, atomically. The user is asked first if another
   * program has changed it since; `saved` is false if the answer is no.
   */
  'file.save': {
    params: z.strictObject({ file: word, text: z.string() }),
    result: z.object({ saved: z.boolean() }),
  },
  /** Opens the desktop's dialog and writes the file atomically; null if the user cancels. */
  'file.saveAs': {
    params: z.strictObject({ suggestedName: fileName, text: z.string() }),
    result: z.object({ file: z.object({ id: word, name: z.string() }).nullable() }),
  },
  /** Tells the shell which file the race belongs to, and whether it has changes that the file does not have. */
  'file.show': {
    params: z.strictObject({ file: word.nullable(), edited: z.boolean() }),
    result: z.object({}),
  },
  /**
   * Opens an output: files that are written in pieces and appear whole or not at all. Null if the user cancels; fails
   * if there is no room. It ends with `output.finish`, `output.abort` or the session.
   */
  'output.open': { params: outputRequestSchema, result: z.object({ output: word.nullable() }) },
  /** Gives the files their names, once all pieces are answered. */
  'output.finish': {
    params: z.strictObject({ output: word }),
    result: z.object({
      /** The name to show to the user. */
      name: z.string(),
      /** The path, relative to the page, from which it can be downloaded once; null if it is already at its place. */
      download: z
        .string()
        .regex(/^outputs\/[\w-]+$/)
        .nullable(),
      /** Whether `output.show` can show it. */
      canShow: z.boolean(),
    }),
  },
  /**
   * Removes what has been written, except complete files of a sequence if its place keeps them: `kept` is their number.
   * A file is complete once the next one has been begun. Has no effect on an output that has ended.
   */
  'output.abort': {
    params: z.strictObject({ output: word }),
    result: z.object({ kept: z.number().int().min(0) }),
  },
  /** Shows the first file of an output that this session has finished, in the system's own window. */
  'output.show': { params: z.strictObject({ output: word }), result: z.object({}) },
  /**
   * The next of the jobs that the page was opened for, null after the last: only the page of the command line's export
   * has any. Each is given out once the one before has ended.
   */
  'job.load': {
    params: z.strictObject({}),
    result: z.object({ job: z.union([exportJobSchema, handoutJobSchema]).nullable() }),
  },
  'job.progress': { params: jobProgressSchema, result: z.object({}) },
  'job.end': { params: z.strictObject({ end: jobEndSchema }), result: z.object({}) },
} as const;
export type Method = keyof typeof methods;
export type Params<M extends Method> = z.infer<(typeof methods)[M]['params']>;
export type Result<M extends Method> = z.infer<(typeof methods)[M]['result']>;

const streamId = z
  .number()
  .int()
  .min(1)
  .max(2 ** 32 - 1);

const credits = z.number().int().min(0).max(1024);

/** Renderer → engine. */
export const clientMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('request'),
    id: z.number().int(),
    method: z.string(),
    params: z.unknown(),
  }),
  /** `credits`: how many chunks may be sent before more are granted. */
  z.strictObject({ type: z.literal('open'), stream: streamId, credits, request: z.unknown() }),
  z.strictObject({ type: z.literal('credit'), stream: streamId, chunks: credits.min(1) }),
  z.strictObject({ type: z.literal('cancel'), stream: streamId }),
  /** The page has sent everything unsaved when asked to (`flush`). */
  z.strictObject({ type: z.literal('flushed'), id: z.number().int() }),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

/** Why a run could not be computed: it threw, did not come to an end, ran out of memory, or its thread ended. */
const runFaultSchema = z.object({
  kind: z.enum(['error', 'stalled', 'memory', 'lost']),
  message: z.string(),
});
export type RunFault = z.infer<typeof runFaultSchema>;

const runEndSchema = z.object({
  status: z.enum(['completed', 'converged', 'diverged', 'failed']),
  rows: z.number().int(),
  divergedAt: z.number().int().nullable(),
  /** Only of a run that failed. */
  fault: runFaultSchema.optional(),
});
export type RunEnd = z.infer<typeof runEndSchema>;

/** Engine → renderer, beside binary chunks. A stream ends with exactly one `done` or `failed`. */
export const serverMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('result'), id: z.number().int(), result: z.unknown() }),
  z.object({ type: z.literal('error'), id: z.number().int(), failure: failureSchema }),
  z.object({
    type: z.literal('done'),
    stream: streamId,
    reason: z.enum(['finished', 'cancelled']),
    /** Of a finished race or its measures: how each run ended, in the order of the request. Empty otherwise. */
    runs: z.array(runEndSchema),
  }),
  z.object({ type: z.literal('failed'), stream: streamId, failure: failureSchema }),
  /** A command chosen in the shell's own menu. */
  z.object({ type: z.literal('command'), command: z.enum(commandIds) }),
  /** A file that the shell was asked to open: by an argument, or by the system's “Open with”. */
  z.object({ type: z.literal('file'), ...openedFileSchema.shape }),
  /** Asks the page to send unsaved data before the shell ends; answered by `flushed`. */
  z.object({ type: z.literal('flush'), id: z.number().int() }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;
