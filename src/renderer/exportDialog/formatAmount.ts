// Sizes and durations as text for the dialog.
import type { TFunction } from 'i18next';

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `640 kB`, `4.2 MB`: two digits are enough for an estimate. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]!}`;
}

/** `8.5 s`, `42 s`, `3 min 20 s` */
export function formatSeconds(seconds: number, t: TFunction): string {
  if (seconds < 60) {
    const text = seconds < 10 ? String(Math.round(10 * seconds) / 10) : String(Math.round(seconds));
    return t('export.seconds', { seconds: text });
  }
  const whole = Math.round(seconds);
  return t('export.minutes', { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}
