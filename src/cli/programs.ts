// The programs of this machine that can show the app: a separate bundle for scripts that need it before starting
// anything.
export {
  chooseGraphics,
  findBrowser,
  hasDisplay,
  isRoot,
  quietSwitches,
  sandboxSwitches,
} from '../server/browsers';
export { electronEnvironment, electronFolder, installedElectron, isSandboxRefused } from './export/electron';
