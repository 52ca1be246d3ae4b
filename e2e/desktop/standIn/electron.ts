// The module `electron` of a main process under the stand-in: the unit tests' one, with windows in real Chromium.
export * from '../../../src/main/testing/electronStandIn';
export { PageWindow as BrowserWindow } from './pageWindow';
