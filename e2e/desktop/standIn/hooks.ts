// Resolves the module `electron` of a main process to the stand-in.
import type { ResolveHook } from 'node:module';

export const resolve: ResolveHook = (specifier, context, next) =>
  specifier === 'electron'
    ? { url: new URL('electron.mjs', import.meta.url).href, shortCircuit: true }
    : next(specifier, context);
