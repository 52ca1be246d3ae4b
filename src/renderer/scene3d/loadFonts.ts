// Waits for the font faces of a picture's texts, before which they are painted in others.
import { fontFamilies } from './paintedText';
import { labelTexts, type RaceLabels } from './raceLabels';

/** Those of the labels and of numbers; fonts without faces are the system's. */
export async function loadFonts(labels: RaceLabels): Promise<void> {
  const text = [...labelTexts(labels), '−0123456789'].join('');
  await Promise.all([450, 600].map((weight) => document.fonts.load(`${weight} 12px ${fontFamilies}`, text)));
}
