// A large dialog for choosing from many items: search, families, a list with keyboard navigation, and a card for the
// highlighted item. It is independent of the kind of item.
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './picker.css';

interface PickerDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The `Picker`. It is mounted only while the dialog is open, and is reset each time. */
  readonly children: ReactNode;
}

export function PickerDialog({ opened, onClose, children }: PickerDialogProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size="auto"
      yOffset={0}
      xOffset={0}
      centered
      // The window never scrolls; the lock would add a style that the content security policy forbids.
      lockScroll={false}
      radius="lg"
      classNames={{ content: 'pickerDialog' }}
      transitionProps={{ transition: 'pop', duration: 120 }}
    >
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content>{children}</Modal.Content>
    </Modal.Root>
  );
}

/** The dialog's title and its close button, around the search. */
export function PickerHeader({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    // Not a banner: the page has one already.
    <Modal.Header role="none" className="pickerHeader">
      <Modal.Title fz="md" fw={650}>
        {title}
      </Modal.Title>
      {children}
      <Modal.CloseButton aria-label={t('app.close')} size="lg" />
    </Modal.Header>
  );
}
