// The interface's own settings: language and appearance. Kept by the engine, beside the last race.
import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import { languages } from '../../core/text';
import { withoutUndefined } from '../../core/withoutUndefined';

const settingsSchema = z.object({
  language: z.enum(languages),
  theme: z.enum(['auto', 'light', 'dark']),
  panelOpen: z.boolean(),
  lossScale: z.enum(['linear', 'log']),
});

export type Settings = z.infer<typeof settingsSchema>;
export type Theme = Settings['theme'];

export type SettingsStore = ReturnType<typeof createSettingsStore>;

/** `stored` is what was saved last; fields that are missing or wrong take their defaults. */
export function createSettingsStore(stored: string | null, defaults: Settings) {
  return createStore<Settings>(() => ({ ...defaults, ...readSettings(stored) }));
}

function readSettings(stored: string | null): Partial<Settings> {
  if (stored === null) return {};
  try {
    const document: unknown = JSON.parse(stored);
    const parsed = settingsSchema.partial().safeParse(document);
    return parsed.success ? withoutUndefined(parsed.data) : {};
  } catch {
    return {};
  }
}
