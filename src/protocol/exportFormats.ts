// The export formats and the codecs, one table of each. The dialog and its limits, the desktop's file dialogs, the
// command line and its messages derive from them; the code that makes each format is a Record over its id elsewhere.

/** The video codecs, and whether they support a transparent background. */
export const videoCodecs = {
  h264: { title: 'H.264', alpha: false },
  vp9: { title: 'VP9', alpha: true },
  av1: { title: 'AV1', alpha: false },
} as const satisfies Record<string, { readonly title: string; readonly alpha: boolean }>;
export type VideoCodecName = keyof typeof videoCodecs;
export const videoCodecNames = keysOf(videoCodecs);

export const exportCodecs = ['auto', ...videoCodecNames] as const;
/** `auto`: the first of the format's codecs that is available; the only choice for formats without codecs. */
export type ExportCodec = 'auto' | VideoCodecName;

export const formatGroups = ['film', 'picture', 'data'] as const;

/** The highest frame rate, unless the format has a lower one. */
export const maxFramesPerSecond = 60;

interface FormatFacts {
  /** Without the dot. Each extension has one format that is a single file, and at most one sequence. */
  readonly extension: string;
  /** A `data` format shows no picture of the race, and has no size, appearance or background. */
  readonly group: (typeof formatGroups)[number];
  /** Whether it is drawn frame by frame on the graphics card; otherwise it is a text. */
  readonly drawn: boolean;
  /** The highest frame rate; null for formats without motion. */
  readonly maxFramesPerSecond: number | null;
  /** Whether each frame is a file, with its number in the name. */
  readonly sequence: boolean;
  /** Whether width and height must be even, as video codecs require. */
  readonly evenSides: boolean;
  /** Whether the background can be transparent. If the format has codecs, the codec must support it, too. */
  readonly transparent: boolean;
  /** Whether it contains words, in the requested language. */
  readonly words: boolean;
  /** In the order in which they are tried: the most widely supported first. */
  readonly codecs: readonly VideoCodecName[];
  /** Whether the dialog offers each codec separately instead of the first available one. */
  readonly offersCodecs: boolean;
}

const film = {
  group: 'film',
  drawn: true,
  maxFramesPerSecond,
  sequence: false,
  words: true,
} as const;
const video = { ...film, evenSides: true } as const;
const uncoded = { evenSides: false, codecs: [], offersCodecs: false } as const;
const picture = { ...uncoded, group: 'picture', transparent: true, words: true } as const;
const data = {
  ...uncoded,
  group: 'data',
  drawn: false,
  maxFramesPerSecond: null,
  sequence: false,
  transparent: false,
} as const;

/** In the order in which they are offered. */
export const exportFormats = {
  mp4: {
    ...video,
    extension: 'mp4',
    transparent: false,
    codecs: ['h264', 'vp9', 'av1'],
    offersCodecs: false,
  },
  webm: { ...video, extension: 'webm', transparent: true, codecs: ['vp9', 'av1'], offersCodecs: true },
  // Browsers show frames of less than 2/100 s for 1/10 s: more than 50 frames per second would play slowly.
  gif: { ...uncoded, ...film, extension: 'gif', transparent: true, maxFramesPerSecond: 50 },
  png: { ...picture, extension: 'png', drawn: true, maxFramesPerSecond: null, sequence: false },
  'png-sequence': { ...picture, extension: 'png', drawn: true, maxFramesPerSecond, sequence: true },
  svg: { ...picture, extension: 'svg', drawn: false, maxFramesPerSecond: null, sequence: false },
  csv: { ...data, extension: 'csv', words: false },
  json: { ...data, extension: 'json', words: false },
  python: { ...data, extension: 'py', words: true },
} as const satisfies Record<string, FormatFacts>;

type Formats = typeof exportFormats;
export type ExportFormat = keyof Formats;
type FormatWith<Facts> = {
  [Format in ExportFormat]: Formats[Format] extends Facts ? Format : never;
}[ExportFormat];
/** The formats that are drawn frame by frame. */
export type DrawnFormat = FormatWith<{ readonly drawn: true }>;
export type TextFormat = Exclude<ExportFormat, DrawnFormat>;
/** The formats that are encoded with a video codec. */
export type VideoFormat = Exclude<ExportFormat, FormatWith<{ readonly codecs: readonly [] }>>;
export type FileExtension = Formats[ExportFormat]['extension'];

export const formatNames = keysOf(exportFormats);
export const drawnFormats = formatNames.filter(isDrawn);
export const fileExtensions: readonly FileExtension[] = [
  ...new Set(formatNames.map((format) => exportFormats[format].extension)),
];

export function factsOf(format: ExportFormat): FormatFacts {
  return exportFormats[format];
}

export function isDrawn(format: ExportFormat): format is DrawnFormat {
  return factsOf(format).drawn;
}

export function isVideo(format: ExportFormat): format is VideoFormat {
  return factsOf(format).codecs.length > 0;
}

/** Whether the format shows the race, and therefore has a size, an appearance and a background. */
export function showsRace(format: ExportFormat): boolean {
  return factsOf(format).group !== 'data';
}

/** Whether the format has several frames, and therefore a frame rate and a duration. */
export function isMoving(format: ExportFormat): boolean {
  return factsOf(format).maxFramesPerSecond !== null;
}

/** Whether the format shows one moment of the race. */
export function isStill(format: ExportFormat): boolean {
  return showsRace(format) && !isMoving(format);
}

/** The codecs that `codec` stands for, in the order in which they are tried; empty for formats without codecs. */
export function codecsOf(format: ExportFormat, codec: ExportCodec): readonly VideoCodecName[] {
  const { codecs } = factsOf(format);
  return codec === 'auto' ? codecs : codecs.filter((each) => each === codec);
}

/** Whether the background can be transparent in this format with this codec. */
export function canBeTransparent(format: ExportFormat, codec: ExportCodec): boolean {
  if (!factsOf(format).transparent) return false;
  return !isVideo(format) || codecsOf(format, codec).some((each) => videoCodecs[each].alpha);
}

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(table) as Key[];
}
