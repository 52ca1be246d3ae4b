/** The folder of the npm package, which may have no binary yet; null when there is no package either. */
export function electronFolder(): string | null;
/** Path of Electron's binary; null when it is not installed. */
export function installedElectron(): string | null;
/** The environment for Electron. A program that is Electron itself, such as an editor, may have told it to be Node. */
export function electronEnvironment(environment?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
/** Whether Linux denies user namespaces to programs, and Electron's own helper is not set up to do without. */
export function isSandboxRefused(path: string): boolean;
