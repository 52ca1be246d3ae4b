// The programs of this machine that can show the app: built on its own, for the scripts that look for one before they
// start anything.
export {
  chooseGraphics,
  findBrowser,
  hasDisplay,
  isRoot,
  quietSwitches,
  sandboxSwitches,
} from '../server/browsers';
export { electronEnvironment, electronFolder, installedElectron, isSandboxRefused } from './export/electron';
