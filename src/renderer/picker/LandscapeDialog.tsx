// The dialog for choosing a landscape: maps of all, and a card about the highlighted one.
import { Flag } from 'lucide-react';
import { memo, type ReactNode, useMemo, useState } from 'react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { landscapeFamilies, type LandscapeDescription } from '../../core/landscapes/landscape';
import { type LandscapeDefinition, landscapes } from '../../core/landscapes/registry';
import { inLanguage, languages } from '../../core/text/text';
import { useApp, useLanguage, useScene, useWindow } from '../app/appContext';
import { LandscapeThumbnail } from './LandscapeThumbnail';
import { LandscapeCard } from './LandscapeCard';
import { Picker } from './Picker';
import { PickerDialog } from './PickerDialog';
import { createSearch } from './search';

/** Created when the dialog is first opened: the texts are loaded by then. */
let search: ReturnType<typeof createSearch<LandscapeDefinition>> | null = null;

function landscapeSearch(): NonNullable<typeof search> {
  search ??= createSearch(landscapes, ({ id, name, family, story, source }) => ({
    names: [...languages.map((language) => inLanguage(name, language)), id],
    families: languages.map((language) => i18next.getFixedT(language)(`landscapeFamily.${family}`)),
    texts: [...languages.map((language) => inLanguage(story, language)), source],
  }));
  return search;
}

interface LandscapeDialogProps {
  /** Shown above the landscapes: the user's own. */
  readonly header?: ReactNode;
}

export function LandscapeDialog({ header }: LandscapeDialogProps) {
  const app = useApp();
  const opened = useWindow(({ picker }) => picker === 'landscapes');
  return (
    <PickerDialog opened={opened} onClose={() => app.window.setState({ picker: null })}>
      <LandscapeChoice header={header} />
    </PickerDialog>
  );
}

function LandscapeChoice({ header }: LandscapeDialogProps) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const current = useScene(({ landscape }) => ('id' in landscape ? landscape.id : null));
  const [first] = useState(current);
  const families = useMemo(
    () => new Map(landscapeFamilies.map((family) => [family as string, t(`landscapeFamily.${family}`)])),
    [t],
  );
  return (
    <Picker
      title={t('landscape.choose')}
      searchLabel={t('picker.searchLandscapes')}
      items={landscapes}
      search={landscapeSearch()}
      families={families}
      kind="landscapes"
      nameOf={({ name }) => inLanguage(name, language)}
      noteOf={({ family }) => t(`landscapeFamily.${family}`)}
      first={first}
      layout="grid"
      Option={LandscapeOption}
      Card={LandscapeCard}
      onChoose={(landscape) => {
        app.window.setState({ picker: null });
        app.chooseLandscape(landscape);
      }}
      chooseLabel={t('picker.choose')}
      chooseIcon={<Flag size={16} />}
      header={header}
    />
  );
}

const LandscapeOption = memo(function LandscapeOption({ item }: { readonly item: LandscapeDescription }) {
  const language = useLanguage();
  const { t } = useTranslation();
  const reference = useMemo(() => ({ id: item.id }), [item.id]);
  const open = useScene(({ landscape }) => 'id' in landscape && landscape.id === item.id);
  return (
    <span className="landscapeOption" data-open={open}>
      <LandscapeThumbnail reference={reference} />
      <span className="landscapeName">
        <span className="pickerName">{inLanguage(item.name, language)}</span>
        <span className="pickerFamily">{t(`landscapeFamily.${item.family}`)}</span>
      </span>
      {open && <span className="openNow">{t('picker.openNow')}</span>}
    </span>
  );
});
