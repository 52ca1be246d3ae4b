// All functions of a kind by family: a click selects one, a tick keeps it for comparison.
import { inLanguage } from '../../core/text/text';
import { Checkbox, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FunctionDescription } from '../../core/functions/description';
import { useLanguage, useSetting } from '../app/appContext';
import {
  maxPinned,
  selectFunction,
  togglePinned,
  type FunctionKind,
  type ShownFunction,
} from '../../core/view/functionSettings';
import { useEditFunctions } from './useFunctions';

interface FunctionListProps<T> {
  readonly kind: FunctionKind;
  readonly title: string;
  /** Families with their names, in order. */
  readonly families: readonly (readonly [family: string, name: string])[];
  readonly all: readonly T[];
  readonly shown: readonly ShownFunction<T>[];
  /** Whether the function can be shown next to the selected one. */
  readonly isShown: (definition: T) => boolean;
  /** Whether functions are shown as coloured curves. */
  readonly hasCurves: boolean;
}

export function FunctionList<T extends FunctionDescription & { readonly family: string }>({
  kind,
  title,
  families,
  all,
  shown,
  isShown,
  hasCurves,
}: FunctionListProps<T>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const edit = useEditFunctions();
  const full = useSetting('functions')[kind].pinned.length >= maxPinned;
  const shownById = new Map(shown.map((each) => [each.definition.id, each]));
  return (
    <nav className="functionList" aria-label={title}>
      <ScrollArea h="100%" type="auto" scrollbarSize={8}>
        <div className="functionListHeader">
          <Text component="h2" fz="sm" fw={650}>
            {title}
          </Text>
          <Text fz={11} c="dimmed">
            {full ? t('functions.compareFull', { count: maxPinned }) : t('functions.compareHint')}
            {hasCurves && !all.every(isShown) && ` ${t('functions.otherAxis')}`}
          </Text>
        </div>
        {families.map(([family, name]) => (
          <section key={family} className="functionFamily" aria-label={name}>
            <Text component="h3" fz={11} fw={600} c="dimmed" className="functionFamilyName">
              {name}
            </Text>
            <ul>
              {all
                .filter((definition) => definition.family === family)
                .map((definition) => {
                  const found = shownById.get(definition.id);
                  const pinned = found?.pinned === true;
                  return (
                    <li
                      key={definition.id}
                      className="functionRow"
                      data-selected={found?.selected === true}
                      data-shown={isShown(definition)}
                      data-full={full && !pinned}
                    >
                      <Checkbox
                        size="xs"
                        aria-label={t('functions.compare', { name: inLanguage(definition.name, language) })}
                        checked={pinned}
                        disabled={full && !pinned}
                        onChange={() => edit((settings) => togglePinned(settings, kind, definition.id))}
                      />
                      <UnstyledButton
                        className="functionName"
                        aria-current={found?.selected === true}
                        onClick={() => edit((settings) => selectFunction(settings, kind, definition.id))}
                      >
                        <span>{inLanguage(definition.name, language)}</span>
                        {found !== undefined && hasCurves && isShown(definition) && (
                          <span className="functionDot" style={{ background: found.color }} />
                        )}
                      </UnstyledButton>
                    </li>
                  );
                })}
            </ul>
          </section>
        ))}
      </ScrollArea>
    </nav>
  );
}
