// The state of the workspaces of activations and losses: which functions, with what parameters, and the experiments'
// numbers. Part of the settings, so that a teacher's preparations are still there in class.
import { z } from 'zod';
import { findActivation, type ActivationDefinition } from '../functions/activations/registry';
import { sigmoidActivation } from '../functions/activations/sigmoid';
import {
  defaultParameters,
  validateParameters,
  type FunctionDescription,
  type ParameterValues,
} from '../functions/description';
import { halfSquaredError } from '../functions/losses/halfSquaredError';
import { findLoss, type LossDefinition } from '../functions/losses/registry';
import type { NumberRange } from '../validation/numberRange';
import { runnerColors } from '../scene/palette';

/** Maximum number of pinned functions. Each shown function has a colour; there is one more for the selected one. */
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

/** Index of a function's colour. */
const placeSchema = z.int().min(0).max(maxPinned);

const pinnedSchema = z.object({ id: z.string(), place: placeSchema });

const shownSchema = z.object({
  selected: z.string(),
  /** The place of the selected function, whether it is pinned or not. */
  place: placeSchema,
  /** Kept for comparison, in the order of pinning. */
  pinned: z.array(pinnedSchema).max(maxPinned),
  /** By id; functions with default parameters have no entry. */
  parameters: z.record(z.string(), z.record(z.string(), z.number())),
});

export const functionSettingsSchema = z
  .object({
    activations: shownSchema.extend({ layout: z.enum(['together', 'apart']) }),
    losses: shownSchema.extend({ axis: z.enum(['output', 'error']) }),
    chain: z.object({
      /** Whether each layer gets the previous layer's output, or all have the same pre-activation. */
      mode: z.enum(['forward', 'fixed']),
      depth: within(experimentLimits.depth).int(),
      weight: within(experimentLimits.weight),
      bias: within(experimentLimits.bias),
      input: within(experimentLimits.input),
      preActivation: within(experimentLimits.preActivation),
    }),
    /** Inputs of the Softmax. */
    logits: z
      .array(within(experimentLimits.logit))
      .min(experimentLimits.classes.min)
      .max(experimentLimits.classes.max),
    /** The correct class, and the class of the derivation; counted from 0. */
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

/** Readable on paper and on a dark screen, with distinct neighbours: the runners' colours, with a lighter blue. */
const placeColors = ['#2f86d0', ...[0, 3, 7, 5, 1, 4, 10, 8].map((place) => runnerColors[place]!)];

export const placeColor = (place: number): string => placeColors[place % placeColors.length]!;

export interface ShownFunction<T> {
  readonly definition: T;
  /** Values of all parameters. */
  readonly parameters: ParameterValues;
  /** #rrggbb */
  readonly color: string;
  readonly selected: boolean;
  readonly pinned: boolean;
}

/** The functions of a comparison: the pinned ones and the selected one, in the order of their places. */
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

/** The selected one of the shown functions. */
export function selectedOf<T>(shown: readonly ShownFunction<T>[]): ShownFunction<T> {
  const found = shown.find(({ selected }) => selected);
  if (found === undefined) throw new Error('No function is selected');
  return found;
}

/** A function's current parameters; invalid values are replaced by defaults. */
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
  // A function that was only selected passes its place to the next one.
  const left = pinned.some((each) => each.id === selected) ? freePlace(pinned) : place;
  return setShown(settings, kind, { selected: id, place: itsOwn ?? left });
}

/** Pins or unpins a function; all others keep their colours. No effect if `maxPinned` are pinned already. */
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

/** Changes the number of the Softmax's inputs: new ones are 0; target and component are kept within range. */
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
