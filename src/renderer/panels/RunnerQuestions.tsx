// What can be asked of a runner at the play head, as items of a menu: why it steps as it does, and what would be if it went on
// otherwise.
import { Menu } from '@mantine/core';
import { CircleQuestionMark, Split } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SceneRunner } from '../../core/scene/scene';
import { commandLabel } from '../../protocol/commands';
import { useApp, useLanguage } from '../app/appContext';
import { useOnPhone } from '../app/useOnPhone';
import { branchHere, branchWithHalfRate, explainHere, hasRate } from '../commands/commands';

interface RunnerQuestionsProps {
  readonly runner: Pick<SceneRunner, 'key' | 'id'>;
  /** What stands at the end of the first item. */
  readonly about?: ReactNode;
}

export function RunnerQuestions({ runner, about }: RunnerQuestionsProps) {
  const app = useApp();
  const language = useLanguage();
  // Where there is no room to explain a step.
  const onPhone = useOnPhone();
  return (
    <>
      {!onPhone && (
        <Menu.Item
          leftSection={<CircleQuestionMark size={16} />}
          rightSection={about}
          onClick={() => explainHere(app, runner.key)}
        >
          {commandLabel('runner.explain', language)}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<Split size={16} />}
        rightSection={onPhone && about}
        onClick={() => branchHere(app, runner.key)}
      >
        {commandLabel('runner.branch', language)}
      </Menu.Item>
      {hasRate(runner) && (
        <Menu.Item leftSection={<Split size={16} />} onClick={() => branchWithHalfRate(app, runner.key)}>
          {commandLabel('runner.branchHalfRate', language)}
        </Menu.Item>
      )}
    </>
  );
}
