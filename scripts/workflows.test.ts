// The workflows of GitHub run nowhere else: what can be known of them without running them is held here.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: unknown;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const project = resolve(import.meta.dirname, '..');
const folder = join(project, '.github', 'workflows');
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  return { name, text, workflow: load(text) as Workflow };
});
const allSteps = workflows.flatMap(({ workflow }) =>
  Object.values(workflow.jobs).flatMap(({ steps }) => steps),
);

it('there are workflows for tests and for packages', () => {
  expect(workflows.map(({ name }) => name)).toEqual(['ci.yml', 'packages.yml']);
});

describe.each(workflows)('$name', ({ name, text, workflow }) => {
  it('runs code of others only as it was at a commit, and says which version that is', () => {
    const used = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
    expect(used.length).toBeGreaterThan(0);
    for (const line of used) expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may read, and writes nothing but a release', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const [job, { permissions }] of Object.entries(workflow.jobs)) {
      if (permissions === undefined) continue;
      const { contents, ...others } = permissions;
      expect(others).toEqual({ actions: 'read' });
      expect(contents).toBe(name === 'packages.yml' && job === 'release' ? 'write' : 'read');
    }
  });

  it("never runs a stranger's change with the repository's own rights", () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
  });

  it('ends', () => {
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});

describe('steps', () => {
  it('leave no key to the repository in its checkout', () => {
    const checkouts = allSteps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('get what others decide as variables, not as a part of a script', () => {
    for (const { run } of allSteps) expect(run ?? '').not.toContain('${{');
  });

  it('have secrets only where a package is signed or a release is made, for a tag, and print none', () => {
    const secret = /\bsecrets\.|github\.token/;
    for (const { workflow } of workflows) {
      expect(JSON.stringify(workflow.env ?? '')).not.toMatch(secret);
      for (const job of Object.values(workflow.jobs))
        expect(JSON.stringify(job.env ?? '')).not.toMatch(secret);
    }
    for (const { name, run = '', env = {}, with: words } of allSteps) {
      expect(JSON.stringify(words ?? '')).not.toMatch(secret);
      const names = Object.keys(env).filter((key) => secret.test(env[key] ?? ''));
      if (names.length === 0) continue;
      expect(['Package', 'Fetch the package', 'Draft']).toContain(name);
      for (const key of names) {
        if (name === 'Package') expect(env[key]).toContain("github.ref_type == 'tag' &&");
        expect(run).not.toMatch(new RegExp(`(echo|printf|cat|tee|>).*\\b${key}\\b`));
      }
      expect(run).not.toMatch(/set -[a-z]*x|printenv|^\s*env\s*$|DEBUG/m);
    }
  });

  it('keep a package of each kind that is built', () => {
    const config = load(readFileSync(join(project, 'electron-builder.yml'), 'utf8')) as Record<
      'linux' | 'mac' | 'win',
      { readonly target: readonly (string | { readonly target: string })[] }
    >;
    const kinds = [config.linux, config.mac, config.win].flatMap(({ target }) => target);
    const endings = kinds
      .map((kind) => (typeof kind === 'string' ? kind : kind.target))
      .map((kind) => (/^(nsis|portable)$/.test(kind) ? 'exe' : kind));
    const uploaded = allSteps.find(({ name }) => name === 'Upload the packages')?.with?.path;
    expect(String(uploaded).trim().split('\n').sort()).toEqual(
      [...new Set(endings)].map((ending) => `dist/*.${ending}`).sort(),
    );
  });

  it('start programs, commands and tests that the project has', () => {
    const { scripts } = load(readFileSync(join(project, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const runs = allSteps.map(({ run }) => run ?? '').join('\n');
    for (const [, script] of runs.matchAll(/npm run ([\w-]+)/g))
      expect(scripts).toHaveProperty(String(script));
    const tools = [...runs.matchAll(/(?:npx --no |node_modules\/\.bin\/)([\w-]+)/g)].map(([, tool]) => tool);
    const there = readdirSync(join(project, 'node_modules', '.bin'));
    for (const tool of tools) expect(there).toContain(tool);
    expect(new Set(tools)).toEqual(
      new Set(['install-electron', 'electron-builder', 'electron-fuses', 'playwright']),
    );
    for (const [path] of runs.matchAll(/\be2e\/[\w.]+/g)) {
      expect(readdirSync(join(project, 'e2e'))).toContain(path.slice('e2e/'.length));
    }
  });
});
