// The interface's settings: language, appearance, favourites and the workspaces' state. Saved by the engine.
import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import { sceneThemes } from '../../core/look/theme';
import { allLanguages } from '../../core/text/text';
import { defaultExportSettings, exportSettingsSchema } from '../export/exportSettings';
import { mapUnits } from '../map2d/mapView';
import { chartSettingsSchema, defaultChartSettings } from '../../core/view/chartSettings';
import { defaultFunctionSettings, functionSettingsSchema } from '../../core/view/functionSettings';
import { dockTabs, pictures } from '../../core/view/raceParts';

export const workspaces = ['race', 'activations', 'losses'] as const;
export type Workspace = (typeof workspaces)[number];

export const panelTabs = ['optimizers', 'race', 'look', 'film'] as const;
export type PanelTab = (typeof panelTabs)[number];

export const standingColumns = [
  'runner',
  'finalLoss',
  'bestLoss',
  'arrivalStep',
  'arrivalEvaluations',
  'endsAt',
  'divergedAt',
  'pathLength',
  'stepTime',
] as const;
export type StandingColumn = (typeof standingColumns)[number];

/** How much of the height the chart may take, in percent. */
export const chartShares = { min: 12, usual: 25, max: 70 } as const;
/** The usual share of an explained step. */
export const usualStepShare = 44;

/** What may be a target, as a loss above the minimum. */
export const targets = { min: 1e-15, usual: 1e-6, max: 1e6 } as const;

const settingsSchema = z.object({
  language: z.enum(allLanguages),
  theme: z.enum(['auto', ...sceneThemes]),
  workspace: z.enum(workspaces),
  panelOpen: z.boolean(),
  /** The tab of the side panel. */
  panelTab: z.enum(panelTabs),
  dockTab: z.enum(dockTabs),
  /** What the standings are sorted by. */
  standingsOrder: z.object({ column: z.enum(standingColumns), descending: z.boolean() }),
  picture: z.enum(pictures),
  mapUnits: z.enum(mapUnits),
  /** Whether the map has arrows of the gradient. */
  gradientField: z.boolean(),
  /** Whether a neuron's data is shown over the picture. */
  neuronOpen: z.boolean(),
  charts: chartSettingsSchema,
  /** The order of the list of runners. */
  runnerOrder: z.enum(['own', 'loss']),
  /** How far above the landscape's minimum a runner has reached its target. */
  target: z.number().min(targets.min).max(targets.max),
  /** The chart's share of the height that it has with the picture, in percent. */
  chartShare: z.number().min(chartShares.min).max(chartShares.max),
  /** The same while a step is explained, which takes more room. */
  stepShare: z.number().min(chartShares.min).max(chartShares.max),
  /** Whether the tips of a first start have been used or closed. */
  tipsSeen: z.boolean(),
  /** Ids; unknown ones are kept, but not shown. */
  favourites: z.object({ optimizers: z.array(z.string()), landscapes: z.array(z.string()) }),
  /** The settings of the last export. */
  export: exportSettingsSchema,
  functions: functionSettingsSchema,
  /** Where lessons were left, by id or name: the index of the step, and whether their end has been seen. */
  lessons: z.record(z.string(), z.object({ step: z.int().min(0), done: z.boolean() })),
});

export type Settings = z.infer<typeof settingsSchema>;
/** Those of a first start; the language is then the system's. */
export const defaultSettings: Settings = {
  language: 'en',
  theme: 'auto',
  workspace: 'race',
  panelOpen: true,
  panelTab: 'optimizers',
  dockTab: 'chart',
  standingsOrder: { column: 'finalLoss', descending: false },
  picture: 'surface',
  mapUnits: 'equal',
  gradientField: false,
  neuronOpen: true,
  charts: defaultChartSettings,
  runnerOrder: 'own',
  target: targets.usual,
  chartShare: chartShares.usual,
  stepShare: usualStepShare,
  tipsSeen: false,
  favourites: { optimizers: [], landscapes: [] },
  export: defaultExportSettings,
  functions: defaultFunctionSettings,
  lessons: {},
};

export type Theme = Settings['theme'];
export type FavouriteKind = keyof Settings['favourites'];

/** `stored` is the text saved last; missing or invalid fields take their defaults. */
export function createSettingsStore(stored: string | null, defaults: Settings) {
  return createStore<Settings>(() => ({ ...defaults, ...readSettings(stored) }));
}

/** The settings with a favourite added or removed. */
export function toggleFavourite(
  { favourites }: Pick<Settings, 'favourites'>,
  kind: FavouriteKind,
  id: string,
): Pick<Settings, 'favourites'> {
  const ids = favourites[kind];
  const next = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
  return { favourites: { ...favourites, [kind]: next } };
}

function readSettings(stored: string | null): Partial<Settings> {
  if (stored === null) return {};
  try {
    const document: unknown = JSON.parse(stored);
    if (typeof document !== 'object' || document === null) return {};
    const fields = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
      const parsed = schema.safeParse((document as Record<string, unknown>)[key]);
      return parsed.success ? [[key, parsed.data] as const] : [];
    });
    return Object.fromEntries(fields);
  } catch {
    return {};
  }
}
