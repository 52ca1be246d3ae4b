// All commands: their ids, labels and keys, for the page and for the desktop app's menu. Their implementations are in
// the page.
import { phrase, inLanguage, type Language, type Phrase } from '../core/text/text';

type Letter =
  | ('A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M')
  | ('N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z');
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
/** Keys with a name; menus and screen readers each have their own names for them. */
export type NamedKey =
  | ('Space' | 'Enter' | 'Backspace' | 'Escape' | 'Home' | 'End' | 'PageUp' | 'PageDown' | 'F5')
  | ('ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown');

/** A key in Mantine's notation: `mod` is Ctrl, or ⌘ on a Mac. Shift is needed to type a question mark. */
export type Key =
  `${'' | 'mod+' | 'mod+shift+'}${Letter}` | Digit | `${'' | 'shift+'}${NamedKey}` | '.' | 'shift+?';

interface CommandDefinition {
  readonly label: Phrase;
  /** The first one is shown. */
  readonly keys: readonly Key[];
  /** Works in every workspace. Keys of other commands work in the race only; chosen by name, they switch to it. */
  readonly anywhere?: true;
  /**
   * Whether it works while presenting, too, or only then. Keys of those that only work then go before others'; all other commands
   * have no keys then, and chosen by name, they end presenting.
   */
  readonly presenting?: 'too' | 'only';
}

/** In the order in which they are listed. */
export const commands = {
  'file.new': { label: phrase('New race'), keys: ['mod+N'] },
  'file.open': { label: phrase('Open…'), keys: ['mod+O'], anywhere: true },
  'file.save': { label: phrase('Save'), keys: ['mod+S'], anywhere: true },
  'file.saveAs': { label: phrase('Save as…'), keys: ['mod+shift+S'], anywhere: true },
  'file.export': { label: phrase('Export…'), keys: ['mod+E'] },
  'file.handout': { label: phrase('A lesson on paper…'), keys: [], anywhere: true },
  'edit.undo': { label: phrase('Undo'), keys: ['mod+Z'] },
  'edit.redo': { label: phrase('Redo'), keys: ['mod+shift+Z', 'mod+Y'] },
  'play.toggle': { label: phrase('Play or pause'), keys: ['Space', 'K'], presenting: 'too' },
  'play.stepForward': { label: phrase('One step forward'), keys: ['ArrowRight'] },
  'play.stepBack': { label: phrase('One step back'), keys: ['ArrowLeft'] },
  'play.toStart': { label: phrase('Go to start'), keys: ['Home'] },
  'play.toEnd': { label: phrase('Go to end'), keys: ['End'] },
  'play.faster': { label: phrase('Faster'), keys: ['ArrowUp'], presenting: 'too' },
  'play.slower': { label: phrase('Slower'), keys: ['ArrowDown'], presenting: 'too' },
  'play.loop': { label: phrase('Loop'), keys: ['L'], presenting: 'too' },
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
  'view.surface': { label: phrase('Surface'), keys: ['6'], presenting: 'too' },
  'view.map': { label: phrase('Map'), keys: ['7'], presenting: 'too' },
  'view.both': { label: phrase('Surface and map'), keys: ['8'], presenting: 'too' },
  'view.reset': { label: phrase('Reset the view'), keys: ['0'], presenting: 'too' },
  'view.top': { label: phrase('Top view'), keys: ['1'], presenting: 'too' },
  'view.front': { label: phrase('Front view'), keys: ['2'], presenting: 'too' },
  'view.side': { label: phrase('Side view'), keys: ['3'], presenting: 'too' },
  'view.isometric': { label: phrase('Three-quarter view'), keys: ['4'], presenting: 'too' },
  'view.race': { label: phrase('Fit the race'), keys: ['5'], presenting: 'too' },
  'view.equalUnits': { label: phrase('Map with equal units'), keys: ['U'], presenting: 'too' },
  'view.gradientField': { label: phrase('Gradient field on the map'), keys: ['G'], presenting: 'too' },
  'view.theme': {
    label: phrase('Light or dark'),
    keys: ['D'],
    anywhere: true,
    presenting: 'too',
  },
  'view.contrast': { label: phrase('High contrast'), keys: ['X'], anywhere: true, presenting: 'too' },
  'view.chart': { label: phrase('Chart'), keys: ['9'], presenting: 'too' },
  'view.step': { label: phrase('Explained step'), keys: ['E'], presenting: 'too' },
  'view.standings': { label: phrase('Standings'), keys: ['T'] },
  'film.addKeyframe': {
    label: phrase('Keep this view as a keyframe'),
    keys: ['C'],
  },
  'film.follow': { label: phrase('Follow the film’s camera'), keys: ['V'], presenting: 'too' },
  'present.start': {
    label: phrase('Present'),
    keys: ['P', 'F5', 'shift+F5'],
    anywhere: true,
    presenting: 'too',
  },
  'present.window': {
    label: phrase('Presenter’s window'),
    keys: ['N'],
    anywhere: true,
    presenting: 'too',
  },
  'present.next': {
    label: phrase('Next: play or pause'),
    keys: ['PageDown', 'Space', 'Enter'],
    anywhere: true,
    presenting: 'only',
  },
  'present.back': {
    label: phrase('Back to the start'),
    keys: ['PageUp', 'shift+Space', 'Backspace'],
    anywhere: true,
    presenting: 'only',
  },
  'present.right': {
    label: phrase('Next; beside an explained step, one step forward'),
    keys: ['ArrowRight'],
    anywhere: true,
    presenting: 'only',
  },
  'present.left': {
    label: phrase('Back; beside an explained step, one step back'),
    keys: ['ArrowLeft'],
    anywhere: true,
    presenting: 'only',
  },
  'present.stepForward': {
    label: phrase('One step forward'),
    keys: ['shift+ArrowRight'],
    presenting: 'only',
  },
  'present.stepBack': { label: phrase('One step back'), keys: ['shift+ArrowLeft'], presenting: 'only' },
  'present.toStart': { label: phrase('Go to start'), keys: ['Home'], anywhere: true, presenting: 'only' },
  'present.toEnd': { label: phrase('Go to end'), keys: ['End'], anywhere: true, presenting: 'only' },
  'present.black': {
    label: phrase('Black screen'),
    keys: ['B', '.'],
    anywhere: true,
    presenting: 'only',
  },
  'present.white': { label: phrase('White screen'), keys: ['W'], anywhere: true, presenting: 'only' },
  'present.end': { label: phrase('End presenting'), keys: ['Escape'], anywhere: true, presenting: 'only' },
  'help.lessons': { label: phrase('Lessons…'), keys: ['I'], anywhere: true },
  'lesson.edit': { label: phrase('Write a lesson…'), keys: ['Y'], anywhere: true },
  'lesson.addView': { label: phrase('Add this view to a lesson'), keys: ['J'], anywhere: true },
  'help.shortcuts': {
    label: phrase('Keyboard shortcuts'),
    keys: ['shift+?'],
    anywhere: true,
    presenting: 'too',
  },
  'help.about': { label: phrase('About Optiscape'), keys: [], anywhere: true },
} as const satisfies Record<string, CommandDefinition>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as CommandId[];

/** Whether a command works while presenting, too, or only then; null for other commands. */
export function whilePresenting(id: CommandId): 'too' | 'only' | null {
  const { presenting }: CommandDefinition = commands[id];
  return presenting ?? null;
}

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
