// The words of the desktop's menus and dialogs, in the interface's languages.
import type { LocalizedText } from '../core/text/text';
import type { FileExtension } from '../protocol/exportFormats';

export const menuTexts = {
  file: { en: '&File', ja: 'ファイル(&F)' },
  close: { en: 'Close window', ja: 'ウィンドウを閉じる' },
  quit: { en: 'Quit', ja: '終了' },
  edit: { en: '&Edit', ja: '編集(&E)' },
  cut: { en: 'Cut', ja: '切り取り' },
  copy: { en: 'Copy', ja: 'コピー' },
  paste: { en: 'Paste', ja: '貼り付け' },
  selectAll: { en: 'Select all', ja: 'すべて選択' },
  race: { en: '&Race', ja: 'レース(&R)' },
  play: { en: '&Playback', ja: '再生(&P)' },
  view: { en: '&View', ja: '表示(&V)' },
  zoomIn: { en: 'Zoom in', ja: '拡大' },
  zoomOut: { en: 'Zoom out', ja: '縮小' },
  zoomReset: { en: 'Actual size', ja: '実際のサイズ' },
  fullScreen: { en: 'Full screen', ja: '全画面表示' },
  reload: { en: 'Reload', ja: '再読み込み' },
  developerTools: { en: 'Developer tools', ja: '開発者ツール' },
  help: { en: '&Help', ja: 'ヘルプ(&H)' },
  about: { en: 'About Optiscape', ja: 'Optiscape について' },
  ok: { en: 'OK', ja: 'OK' },
  pageStopped: {
    en: 'The page stopped unexpectedly and was loaded again.',
    ja: 'ページが予期せず停止したため、再読み込みしました。',
  },
  pageStoppedAgain: {
    en: 'The page stopped unexpectedly once more. Your race is saved.',
    ja: 'ページが再び予期せず停止しました。レースは保存されています。',
  },
  pageHangs: {
    en: 'The page does not answer. If it is loaded again, your race comes back as it was saved last; an export that is running is lost.',
    ja: 'ページが応答していません。再読み込みすると、レースは最後に保存された状態に戻ります。進行中の書き出しは失われます。',
  },
  loadAgain: { en: 'Load it again', ja: '再読み込み' },
  wait: { en: 'Wait', ja: '待つ' },
  exportRuns: {
    en: 'An export is running. It is lost if you leave now.',
    ja: '書き出しの途中です。いま閉じると、書き出しは中止され、作成中のファイルは失われます。',
  },
  loseExport: { en: 'Leave and lose it', ja: '中止して閉じる' },
  stay: { en: 'Stay', ja: '閉じない' },
  mainFault: {
    en: 'Something went wrong inside Optiscape. What could be saved is saved; it is best to start the app again.',
    ja: 'Optiscape の内部でエラーが発生しました。保存できるものは保存しました。アプリの再起動をおすすめします。',
  },
  restart: { en: 'Start again', ja: '再起動' },
  goOn: { en: 'Go on', ja: '続ける' },
  pageNotLoaded: {
    en: "Optiscape's window can't be shown:",
    ja: 'Optiscape のウィンドウを表示できません:',
  },
  dataFolderUnusable: {
    en: "The data folder can't be used; --data-folder=PATH chooses another one.",
    ja: 'データフォルダーを使用できません。別のフォルダーは --data-folder=パス で指定できます。',
  },
  sceneFiles: { en: 'Optiscape scenes', ja: 'Optiscape シーン' },
  replaceFrames: {
    en: 'This folder has files of the same names. Replace them?',
    ja: 'このフォルダーには同じ名前のファイルがあります。置き換えますか？',
  },
  replace: { en: 'Replace', ja: '置き換える' },
  cancel: { en: 'Cancel', ja: 'キャンセル' },
} as const satisfies Record<string, LocalizedText>;

/** What files are, by their extensions. */
export const outputTexts: Readonly<Record<FileExtension, LocalizedText>> = {
  mp4: { en: 'MP4 video', ja: 'MP4 動画' },
  webm: { en: 'WebM video', ja: 'WebM 動画' },
  gif: { en: 'GIF animation', ja: 'GIF アニメーション' },
  png: { en: 'PNG image', ja: 'PNG 画像' },
  svg: { en: 'SVG image', ja: 'SVG 画像' },
  csv: { en: 'CSV table', ja: 'CSV 表データ' },
  json: { en: 'JSON data', ja: 'JSON データ' },
  py: { en: 'Python script', ja: 'Python スクリプト' },
};
