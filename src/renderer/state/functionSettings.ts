// What the workspaces of activations and losses show: which functions, with what parameters, and the numbers of the
// experiments beside them. Part of the settings, so that what a teacher has laid out is there again in class.
import { z } from 'zod';
import { findActivation, type ActivationDefinition } from '../../core/functions/activations/registry';
import { sigmoidActivation } from '../../core/functions/activations/sigmoid';
import {
  defaultParameters,
  validateParameters,
  type FunctionDescription,
  type ParameterValues,
} from '../../core/functions/description';
import { halfSquaredError } from '../../core/functions/losses/halfSquaredError';
import { findLoss, type LossDefinition } from '../../core/functions/losses/registry';
import type { NumberRange } from '../../core/validation/numberRange';
import { runnerColors } from '../../core/scene/palette';

/** Places of a comparison, each with its colour: those pinned, and one more for what is selected. */
export const maxPinned = 8;

/** Ranges of the experiments' numbers. */
export const experimentLimits = {
  depth: { min: 1, max: 100, whole: true },
  weight: { min: -10, max: 10 },
  bias: { min: -10, max: 10 },
  input: { min: -10, max: 10 },
  preActivation: { min: -10, max: 10 },
  logit: { min: -1000, max: 1000 },
  classes: { min: 2, max: 6, whole: true },
} as const satisfies Record<string, NumberRange>;

const within = ({ min, max }: NumberRange) => z.number().min(min).max(max);

/** Which colour a function has. */
const placeSchema = z.int().min(0).max(maxPinned);

const pinnedSchema = z.object({ id: z.string(), place: placeSchema });

const shownSchema = z.object({
  selected: z.string(),
  /** Of what is selected, whether it is pinned or not. */
  place: placeSchema,
  /** Kept for comparison, in the order they were pinned. */
  pinned: z.array(pinnedSchema).max(maxPinned),
  /** By id; a function that nobody has changed has none. */
  parameters: z.record(z.string(), z.record(z.string(), z.number())),
});

export const functionSettingsSchema = z
  .object({
    activations: shownSchema.extend({ layout: z.enum(['together', 'apart']) }),
    losses: shownSchema.extend({ axis: z.enum(['output', 'error']) }),
    chain: z.object({
      /** Whether each layer gets the output of the one before, or all work at one pre-activation. */
      mode: z.enum(['forward', 'fixed']),
      depth: within(experimentLimits.depth).int(),
      weight: within(experimentLimits.weight),
      bias: within(experimentLimits.bias),
      input: within(experimentLimits.input),
      preActivation: within(experimentLimits.preActivation),
    }),
    /** What goes into the Softmax. */
    logits: z
      .array(within(experimentLimits.logit))
      .min(experimentLimits.classes.min)
      .max(experimentLimits.classes.max),
    /** The class that is right, and the one whose derivative is derived; counted from 0. */
    target: z.int().min(0),
    component: z.int().min(0),
  })
  .refine(({ logits, target, component }) => Math.max(target, component) < logits.length);

export type FunctionSettings = z.infer<typeof functionSettingsSchema>;
export type FunctionKind = 'activations' | 'losses';
export type ShownFunctions = z.infer<typeof shownSchema>;
export type ChainSettings = FunctionSettings['chain'];

export const defaultFunctionSettings: FunctionSettings = {
  activations: { selected: sigmoidActivation.id, place: 0, pinned: [], parameters: {}, layout: 'together' },
  losses: { selected: halfSquaredError.id, place: 0, pinned: [], parameters: {}, axis: 'output' },
  chain: { mode: 'forward', depth: 20, weight: 1, bias: 0, input: 1, preActivation: 1 },
  logits: [2, 1, 0.1],
  target: 0,
  component: 0,
};

/** Lines that read well on paper and on a dark screen, neighbours far apart: the runners' colours, with a lighter blue. */
const placeColors = ['#2f86d0', ...[0, 3, 7, 5, 1, 4, 10, 8].map((place) => runnerColors[place]!)];

export const placeColor = (place: number): string => placeColors[place % placeColors.length]!;

export interface ShownFunction<T> {
  readonly definition: T;
  /** Every parameter. */
  readonly parameters: ParameterValues;
  /** #rrggbb */
  readonly color: string;
  readonly selected: boolean;
  readonly pinned: boolean;
}

/** The functions of a comparison: those pinned and the one selected, in the order of their places. */
function shownFunctions<T extends FunctionDescription>(
  shown: ShownFunctions,
  find: (id: string) => T | undefined,
  first: T,
): ShownFunction<T>[] {
  const selected = find(shown.selected)?.id ?? first.id;
  const places = shown.pinned.some(({ id }) => id === selected)
    ? shown.pinned
    : [...shown.pinned, { id: selected, place: shown.place }];
  const inOrder = places.toSorted((a, b) => a.place - b.place);
  return inOrder.flatMap(({ id, place }) => {
    const definition = find(id);
    if (definition === undefined) return [];
    return {
      definition,
      parameters: parametersOf(shown, definition),
      color: placeColor(place),
      selected: id === selected,
      pinned: shown.pinned.some((pinned) => pinned.id === id),
    };
  });
}

export const shownActivations = (
  shown: FunctionSettings['activations'],
): ShownFunction<ActivationDefinition>[] => shownFunctions(shown, findActivation, sigmoidActivation);

export const shownLosses = (shown: FunctionSettings['losses']): ShownFunction<LossDefinition>[] =>
  shownFunctions(shown, findLoss, halfSquaredError);

/** The one that is selected, of functions that are shown. */
export function selectedOf<T>(shown: readonly ShownFunction<T>[]): ShownFunction<T> {
  const found = shown.find(({ selected }) => selected);
  if (found === undefined) throw new Error('No function is selected');
  return found;
}

/** A function's parameters as they are set; those that it would refuse are at their defaults. */
function parametersOf({ parameters }: ShownFunctions, definition: FunctionDescription): ParameterValues {
  const set = parameters[definition.id];
  if (set === undefined) return defaultParameters(definition);
  const validation = validateParameters(definition, set);
  return validation.ok ? validation.values : defaultParameters(definition);
}

function freePlace(pinned: ShownFunctions['pinned']): number {
  const taken = new Set(pinned.map(({ place }) => place));
  let place = 0;
  while (taken.has(place)) place += 1;
  return place;
}

function setShown<K extends FunctionKind>(
  settings: FunctionSettings,
  kind: K,
  change: Partial<FunctionSettings[K]>,
): FunctionSettings {
  return { ...settings, [kind]: { ...settings[kind], ...change } };
}

export function selectFunction(settings: FunctionSettings, kind: FunctionKind, id: string): FunctionSettings {
  const { pinned, selected, place } = settings[kind];
  const itsOwn = pinned.find((each) => each.id === id)?.place;
  // What was only looked at leaves its place to what is looked at next.
  const left = pinned.some((each) => each.id === selected) ? freePlace(pinned) : place;
  return setShown(settings, kind, { selected: id, place: itsOwn ?? left });
}

/** Keeps a function for comparison, or lets it go; all others keep their colours. Beyond `mostPinned` nothing happens. */
export function togglePinned(settings: FunctionSettings, kind: FunctionKind, id: string): FunctionSettings {
  const { selected, place, pinned } = settings[kind];
  if (pinned.some((each) => each.id === id)) {
    return setShown(settings, kind, { pinned: pinned.filter((each) => each.id !== id) });
  }
  if (pinned.length >= maxPinned) return settings;
  const added = { id, place: id === selected ? place : freePlace([...pinned, { id: selected, place }]) };
  return setShown(settings, kind, { pinned: [...pinned, added] });
}

export function setFunctionParameters(
  settings: FunctionSettings,
  kind: FunctionKind,
  id: string,
  values: ParameterValues,
): FunctionSettings {
  return setShown(settings, kind, { parameters: { ...settings[kind].parameters, [id]: values } });
}

/** The Softmax with more or fewer inputs: new ones are 0; the target and the component stay among them. */
export function setClasses(settings: FunctionSettings, count: number): FunctionSettings {
  const logits = Array.from({ length: count }, (_, i) => settings.logits[i] ?? 0);
  const last = count - 1;
  return {
    ...settings,
    logits,
    target: Math.min(settings.target, last),
    component: Math.min(settings.component, last),
  };
}
