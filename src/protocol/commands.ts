// All commands: their ids, labels and keys, for the page and for the desktop app's menu. Their implementations are in
// the page.
import { phrase, inLanguage, type Language, type Phrase } from '../core/text/text';

type Letter =
  | ('A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M')
  | ('N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z');
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
/** Keys with a name; menus and screen readers each have their own names for them. */
export type NamedKey = 'Space' | 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

/** A key in Mantine's notation: `mod` is Ctrl, or ⌘ on a Mac. Shift is needed to type a question mark. */
export type Key = `${'' | 'mod+' | 'mod+shift+'}${Letter}` | Digit | NamedKey | 'shift+?';

interface CommandDefinition {
  readonly label: Phrase;
  /** The first one is shown. */
  readonly keys: readonly Key[];
  /** Works in every workspace. Keys of other commands work in the race only; chosen by name, they switch to it. */
  readonly anywhere?: true;
}

/** In the order in which they are listed. */
export const commands = {
  'file.new': { label: phrase('New race'), keys: ['mod+N'] },
  'file.open': { label: phrase('Open…'), keys: ['mod+O'], anywhere: true },
  'file.save': { label: phrase('Save'), keys: ['mod+S'], anywhere: true },
  'file.saveAs': { label: phrase('Save as…'), keys: ['mod+shift+S'], anywhere: true },
  'file.export': { label: phrase('Export…'), keys: ['mod+E'] },
  'edit.undo': { label: phrase('Undo'), keys: ['mod+Z'] },
  'edit.redo': { label: phrase('Redo'), keys: ['mod+shift+Z', 'mod+Y'] },
  'play.toggle': { label: phrase('Play or pause'), keys: ['Space', 'K'] },
  'play.stepForward': { label: phrase('One step forward'), keys: ['ArrowRight'] },
  'play.stepBack': { label: phrase('One step back'), keys: ['ArrowLeft'] },
  'play.toStart': { label: phrase('Go to start'), keys: ['Home'] },
  'play.toEnd': { label: phrase('Go to end'), keys: ['End'] },
  'play.faster': { label: phrase('Faster'), keys: ['ArrowUp'] },
  'play.slower': { label: phrase('Slower'), keys: ['ArrowDown'] },
  'play.loop': { label: phrase('Loop'), keys: ['L'] },
  'picker.optimizers': { label: phrase('Add optimizers…'), keys: ['O'] },
  'picker.landscapes': { label: phrase('Choose a landscape…'), keys: ['M'] },
  'picker.formula': { label: phrase('Your own formula…'), keys: ['F'] },
  'runner.explain': { label: phrase('Why this step?'), keys: ['W'] },
  'runner.branch': { label: phrase('Branch here'), keys: ['B'] },
  'runner.branchHalfRate': { label: phrase('Branch with half the rate'), keys: ['H'] },
  'workspace.race': { label: phrase('Race'), keys: ['R'], anywhere: true },
  'workspace.activations': {
    label: phrase('Activation functions'),
    keys: ['A'],
    anywhere: true,
  },
  'workspace.losses': { label: phrase('Loss functions'), keys: ['S'], anywhere: true },
  'view.surface': { label: phrase('Surface'), keys: ['6'] },
  'view.map': { label: phrase('Map'), keys: ['7'] },
  'view.both': { label: phrase('Surface and map'), keys: ['8'] },
  'view.reset': { label: phrase('Reset the view'), keys: ['0'] },
  'view.top': { label: phrase('Top view'), keys: ['1'] },
  'view.front': { label: phrase('Front view'), keys: ['2'] },
  'view.side': { label: phrase('Side view'), keys: ['3'] },
  'view.isometric': { label: phrase('Three-quarter view'), keys: ['4'] },
  'view.race': { label: phrase('Fit the race'), keys: ['5'] },
  'view.equalUnits': { label: phrase('Map with equal units'), keys: ['U'] },
  'view.gradientField': { label: phrase('Gradient field on the map'), keys: ['G'] },
  'view.theme': {
    label: phrase('Light or dark'),
    keys: ['D'],
    anywhere: true,
  },
  'view.contrast': { label: phrase('High contrast'), keys: ['H'], anywhere: true },
  'film.addKeyframe': {
    label: phrase('Keep this view as a keyframe'),
    keys: ['C'],
  },
  'film.follow': { label: phrase('Follow the film’s camera'), keys: ['V'] },
  'help.shortcuts': {
    label: phrase('Keyboard shortcuts'),
    keys: ['shift+?'],
    anywhere: true,
  },
  'help.about': { label: phrase('About Optiscape'), keys: [], anywhere: true },
} as const satisfies Record<string, CommandDefinition>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as CommandId[];

export function commandLabel(id: CommandId, language: Language): string {
  return inLanguage(commands[id].label, language);
}

/** Browsers open their own window with these keys, and the page never receives them. */
const takenByBrowsers: readonly Key[] = ['mod+N'];

/** The keys that a command has in a shell. */
export function commandKeys(id: CommandId, shell: 'electron' | 'web'): readonly Key[] {
  const { keys }: CommandDefinition = commands[id];
  return shell === 'electron' ? keys : keys.filter((key) => !takenByBrowsers.includes(key));
}

export function worksAnywhere(id: CommandId): boolean {
  const { anywhere }: CommandDefinition = commands[id];
  return anywhere === true;
}
