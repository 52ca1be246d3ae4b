// The dialog for adding optimizers to the race. It stays open, so that several can be added.
import { ArrowRight, Check, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { optimizerFamilies } from '../../core/optimizers/optimizer';
import { optimizers, type OptimizerDefinition } from '../../core/optimizers/registry';
import { inLanguage, languages } from '../../core/text/text';
import { useApp, useLanguage, useScene, useWindow } from '../app/appContext';
import { RunnerMarks } from './RunnerMarks';
import { OptimizerCard } from './OptimizerCard';
import { Picker } from './Picker';
import { PickerDialog } from './PickerDialog';
import { createSearch } from './search';

const nameOf = ({ name }: OptimizerDefinition): string => name;
const yearOf = ({ year }: OptimizerDefinition): string => String(year);

/** Created when the dialog is first opened: the texts are loaded by then. */
let search: ReturnType<typeof createSearch<OptimizerDefinition>> | null = null;

function optimizerSearch(): NonNullable<typeof search> {
  search ??= createSearch<OptimizerDefinition>(optimizers, ({ id, name, family, idea, paper, year }) => ({
    names: [name, id],
    families: languages.map((language) => i18next.getFixedT(language)(`family.${family}`)),
    texts: [...languages.map((language) => inLanguage(idea, language)), paper, String(year)],
  }));
  return search;
}

export function OptimizerDialog() {
  const app = useApp();
  const picker = useWindow((state) => state.picker);
  const opened = picker === 'optimizers' || picker === 'otherOptimizer';
  return (
    <PickerDialog opened={opened} onClose={() => app.window.setState({ picker: null })}>
      <OptimizerChoice />
    </PickerDialog>
  );
}

function OptimizerChoice() {
  // While it closes, it stays what it was.
  const [isOther] = useState(useApp().window.getState().picker === 'otherOptimizer');
  const app = useApp();
  const { t } = useTranslation();
  const [first] = useState(selectedOptimizer);
  const [added, setAdded] = useState<{ readonly name: string; readonly count: number } | null>(null);
  const families = useMemo(
    () => new Map(optimizerFamilies.map((family) => [family as string, t(`family.${family}`)])),
    [t],
  );

  function selectedOptimizer(): string | null {
    const { selectedRunner } = app.window.getState();
    const { optimizers: runners } = app.scenes.getState().scene;
    return runners.find(({ key }) => key === selectedRunner)?.id ?? null;
  }

  const add = async (optimizer: OptimizerDefinition): Promise<void> => {
    if (!(await app.addOptimizer(optimizer))) return;
    setAdded({ name: optimizer.name, count: app.scenes.getState().scene.optimizers.length });
  };

  const change = async (optimizer: OptimizerDefinition): Promise<void> => {
    const { selectedRunner } = app.window.getState();
    if (selectedRunner === null || !(await app.changeOptimizer(selectedRunner, optimizer))) return;
    app.window.setState({ picker: null });
  };

  return (
    <Picker
      title={isOther ? t('picker.otherOptimizer') : t('picker.optimizers')}
      searchLabel={t('picker.searchOptimizers')}
      items={optimizers}
      search={optimizerSearch()}
      families={families}
      kind="optimizers"
      nameOf={nameOf}
      noteOf={yearOf}
      first={first}
      layout="list"
      Option={OptimizerOption}
      Card={OptimizerCard}
      onChoose={(optimizer) => void (isOther ? change(optimizer) : add(optimizer))}
      chooseLabel={isOther ? t('picker.take') : t('picker.add')}
      chooseIcon={isOther ? <ArrowRight size={16} /> : <Plus size={16} />}
      status={<RaceStatus added={added} />}
    />
  );
}

function OptimizerOption({ item }: { readonly item: OptimizerDefinition }) {
  const language = useLanguage();
  const { t } = useTranslation();
  const runners = useScene((scene) => scene.optimizers);
  const isOther = useWindow(({ picker }) => picker === 'otherOptimizer');
  const racing = runners.filter(({ id }) => id === item.id);
  return (
    <>
      <span className="optimizerOption">
        <span className="optimizerName">
          <span className="pickerName">{item.name}</span>
          <span className="pickerYear">{item.year}</span>
          <RunnerMarks runners={racing} max={4} />
          {racing.length > 0 && <span className="visuallyHidden">{t('picker.racing')}</span>}
        </span>
        <span className="pickerIdea">{inLanguage(item.idea, language)}</span>
      </span>
      <span className="pickerAdd" data-action="choose" aria-hidden>
        {isOther ? <ArrowRight size={18} /> : <Plus size={18} />}
      </span>
    </>
  );
}

interface RaceStatusProps {
  /** The optimizer added last, and the number of runners then. */
  readonly added: { readonly name: string; readonly count: number } | null;
}

/** The current runners, and the one just added. */
function RaceStatus({ added }: RaceStatusProps) {
  const { t } = useTranslation();
  const runners = useScene((scene) => scene.optimizers);
  return (
    <>
      <RunnerMarks runners={runners} max={12} />
      <span className="raceCount">{t('picker.inRace', { runners: runners.length })}</span>
      <span role="status">
        {added !== null && (
          <span key={added.count} className="justAdded">
            <Check size={14} aria-hidden /> {t('picker.added', { name: added.name })}
          </span>
        )}
      </span>
    </>
  );
}
