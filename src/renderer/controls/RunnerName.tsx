// A runner's name on one line: where there is no room for all of it, what tells it apart from others stays.

interface RunnerNameProps {
  readonly name: string;
  /** Of `nameEnds`. */
  readonly end: string;
}

export function RunnerName({ name, end }: RunnerNameProps) {
  return (
    <span className="cutName">
      <span>{name.slice(0, name.length - end.length)}</span>
      {end !== '' && <span>{end}</span>}
    </span>
  );
}
