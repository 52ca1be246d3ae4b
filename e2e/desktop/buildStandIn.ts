// Bundles the stand-in for Electron for Node and for preload scripts' worlds, once before all tests.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from '../../scripts/bundle.mjs';
import { standInFolder } from './standInApp';

export default async function buildStandIn(): Promise<void> {
  await rm(standInFolder, { recursive: true, force: true });
  const part = (name: string): string => join(import.meta.dirname, 'standIn', `${name}.ts`);
  await bundle({ start: part('start'), electron: part('electron'), hooks: part('hooks') }, standInFolder);
  await bundle({ preloadWorld: part('preloadWorld') }, standInFolder, 'iife');
}
