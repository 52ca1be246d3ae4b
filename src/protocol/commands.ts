// Everything that can be done by name: ids, labels and keys of the commands, for the page and for the menu of the desktop
// app. What they do is the page's own.
import { inLanguage, type Language, type LocalizedText } from '../core/text/text';

type Letter =
  | ('A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M')
  | ('N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z');
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
/** Keys with a name: menus and readers are told it each in their own way. */
export type NamedKey = 'Space' | 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

/** A key as Mantine writes it: `mod` is Ctrl, or ⌘ on a Mac. Shift is a part of typing a question mark. */
export type Key = `${'' | 'mod+' | 'mod+shift+'}${Letter}` | Digit | NamedKey | 'shift+?';

interface CommandDefinition {
  readonly label: LocalizedText;
  /** The first is the one shown. */
  readonly keys: readonly Key[];
  /** Works everywhere. Other commands are the race's: elsewhere their keys do nothing, and by name they lead to it. */
  readonly anywhere?: true;
}

/** In the order in which they are listed. */
export const commands = {
  'file.new': { label: { en: 'New race', ja: '新しいレース' }, keys: ['mod+N'] },
  'file.open': { label: { en: 'Open…', ja: '開く…' }, keys: ['mod+O'], anywhere: true },
  'file.save': { label: { en: 'Save as…', ja: '名前を付けて保存…' }, keys: ['mod+S'], anywhere: true },
  'file.export': { label: { en: 'Export…', ja: '書き出し…' }, keys: ['mod+E'] },
  'edit.undo': { label: { en: 'Undo', ja: '元に戻す' }, keys: ['mod+Z'] },
  'edit.redo': { label: { en: 'Redo', ja: 'やり直す' }, keys: ['mod+shift+Z', 'mod+Y'] },
  'play.toggle': { label: { en: 'Play or pause', ja: '再生／一時停止' }, keys: ['Space', 'K'] },
  'play.stepForward': { label: { en: 'One step forward', ja: '1 ステップ進む' }, keys: ['ArrowRight'] },
  'play.stepBack': { label: { en: 'One step back', ja: '1 ステップ戻る' }, keys: ['ArrowLeft'] },
  'play.toStart': { label: { en: 'Go to start', ja: '先頭へ' }, keys: ['Home'] },
  'play.toEnd': { label: { en: 'Go to end', ja: '末尾へ' }, keys: ['End'] },
  'play.faster': { label: { en: 'Faster', ja: '速く' }, keys: ['ArrowUp'] },
  'play.slower': { label: { en: 'Slower', ja: '遅く' }, keys: ['ArrowDown'] },
  'play.loop': { label: { en: 'Loop', ja: 'ループ再生' }, keys: ['L'] },
  'picker.optimizers': { label: { en: 'Add optimizers…', ja: '最適化手法を追加…' }, keys: ['O'] },
  'picker.landscapes': { label: { en: 'Choose a landscape…', ja: '地形を選ぶ…' }, keys: ['M'] },
  'picker.formula': { label: { en: 'Your own formula…', ja: '自作の数式…' }, keys: ['F'] },
  'workspace.race': { label: { en: 'Race', ja: 'レース' }, keys: ['R'], anywhere: true },
  'workspace.activations': {
    label: { en: 'Activation functions', ja: '活性化関数' },
    keys: ['A'],
    anywhere: true,
  },
  'workspace.losses': { label: { en: 'Loss functions', ja: '損失関数' }, keys: ['S'], anywhere: true },
  'view.reset': { label: { en: 'Reset the view', ja: '視点をリセット' }, keys: ['0'] },
  'view.top': { label: { en: 'Top view', ja: '真上から' }, keys: ['1'] },
  'view.front': { label: { en: 'Front view', ja: '正面から' }, keys: ['2'] },
  'view.side': { label: { en: 'Side view', ja: '横から' }, keys: ['3'] },
  'view.isometric': { label: { en: 'Three-quarter view', ja: '斜め上から' }, keys: ['4'] },
  'view.theme': {
    label: { en: 'Light or dark', ja: 'ライト／ダークの切り替え' },
    keys: ['D'],
    anywhere: true,
  },
  'film.addKeyframe': {
    label: { en: 'Keep this view as a keyframe', ja: 'この視点をキーフレームに追加' },
    keys: ['C'],
  },
  'film.follow': { label: { en: 'Follow the film’s camera', ja: '動画のカメラに合わせる' }, keys: ['V'] },
  'help.shortcuts': {
    label: { en: 'Keyboard shortcuts', ja: 'キーボードショートカット' },
    keys: ['shift+?'],
    anywhere: true,
  },
} as const satisfies Record<string, CommandDefinition>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as CommandId[];

export function commandLabel(id: CommandId, language: Language): string {
  return inLanguage(commands[id].label, language);
}

/** Browsers open a window of their own with these, and no page is asked. */
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
