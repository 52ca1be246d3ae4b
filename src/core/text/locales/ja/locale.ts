// Japanese.
import type { Locale } from '../../locale';
import app from './app.json' with { type: 'json' };
import explanations from './explanations.json' with { type: 'json' };
import functions from './functions.json' with { type: 'json' };
import interfaceTexts from './interface.json' with { type: 'json' };
import landscapes from './landscapes.json' with { type: 'json' };
import messages from './messages.json' with { type: 'json' };
import optimizers from './optimizers.json' with { type: 'json' };
import lessons from './lessons.json' with { type: 'json' };
import pictures from './pictures.json' with { type: 'json' };
import schedules from './schedules.json' with { type: 'json' };
import script from './script.json' with { type: 'json' };

export const ja: Locale = {
  label: '日本語',
  listSeparator: '、',
  sentenceSeparator: '',
  interface: interfaceTexts,
  phrases: {
    ...app,
    ...explanations,
    ...functions,
    ...landscapes,
    ...messages,
    ...optimizers,
    ...lessons,
    ...pictures,
    ...schedules,
    ...script,
  },
};
