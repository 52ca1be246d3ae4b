// A button that acts on the step under the play head, and names it. While the race plays, its name is updated directly,
// bypassing React.
import { Button } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { useApp } from '../app/appContext';
import { shownStep } from '../commands/commands';
import { useTicker } from '../app/useTicker';

interface StepButtonProps {
  readonly label: (step: number) => string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}

export function StepButton({ label, icon, onClick }: StepButtonProps) {
  const app = useApp();
  const text = useRef<HTMLSpanElement>(null);
  useTicker(() => {
    text.current!.textContent = label(shownStep(app));
  }, 10);
  return (
    <Button size="xs" variant="light" fullWidth leftSection={icon} onClick={onClick}>
      <span ref={text} className="stepButtonLabel" />
    </Button>
  );
}
