/** Words for the tests: where things are on the page, and what a person does with them. */
import { join } from 'path';
import AxeBuilder from '@axe-core/playwright';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

/** Where screenshots for the documentation go; they are made only when SCREENSHOTS is set. */
const SCREENSHOTS = join(__dirname, '../../../docs/screenshots');

/** The selector of the sidebar. */
export const SIDEBAR = '#metric-workbench-sidebar';

export const sidebar = (page: IJupyterLabPageFixture): Locator => page.locator(SIDEBAR);

export const searchBox = (page: IJupyterLabPageFixture): Locator =>
  sidebar(page).getByRole('searchbox', { name: /search metrics/i });

export const hit = (page: IJupyterLabPageFixture, name: string): Locator =>
  sidebar(page).locator(`[role="option"][data-name="${name}"]`);

/** The code cells of the notebook in front, in their order. */
export const cells = (page: IJupyterLabPageFixture): Locator =>
  page.locator('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell');

/** The text of a cell as its editor shows it. */
export async function cellText(cell: Locator): Promise<string> {
  return (await cell.locator('.cm-line').allInnerTexts()).map(line => line.replace(/[\u200b\n]/g, '')).join('\n');
}

/** Galata's own fonts are the same everywhere, but nobody has them: pictures are made with those of the machine. */
const FONTS = `:root, body {
  --jp-ui-font-family: system-ui, sans-serif !important;
  --jp-content-font-family: system-ui, sans-serif !important;
  --jp-code-font-family: ui-monospace, monospace !important;
}`;

export async function openNotebook(page: IJupyterLabPageFixture): Promise<void> {
  if (process.env.SCREENSHOTS) {
    await page.addStyleTag({ content: FONTS });
  }
  await page.notebook.createNew();
  await page.locator('.jp-Notebook .jp-CodeCell').first().waitFor();
  await expect(page.locator('#jp-main-statusbar')).toContainText('Idle');
}

/** Make the folder that notebooks are created in a project with these files. */
export async function makeProject(page: IJupyterLabPageFixture, folder: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await page.contents.uploadContent(text, 'text', `${folder}/${name}`);
  }
}

/** Show the sidebar by its shortcut, the way a person in a hurry would. */
export async function focusSearch(page: IJupyterLabPageFixture): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+Y');
  await expect(searchBox(page)).toBeFocused();
}

/** Search, and wait until the hit is there; by meaning it may wait for the encoder. */
export async function search(page: IJupyterLabPageFixture, words: string, name: string): Promise<Locator> {
  const reply = page.waitForResponse(response => new URL(response.url()).searchParams.get('q') === words);
  await searchBox(page).fill(words);
  await reply;
  await expect(hit(page, name)).toBeVisible({ timeout: 60000 });
  return hit(page, name);
}

/** The menu of names on offer in a cell. */
export const offers = (page: IJupyterLabPageFixture): Locator =>
  page.locator('.jp-Completer:not(.lm-mod-hidden) .jp-Completer-item');

/** The results and messages of a cell. */
export const outputs = (cell: Locator): Locator => cell.locator('.jp-OutputArea-output');

/** Run the active cell and wait for its number. */
export async function runActiveCell(page: IJupyterLabPageFixture, cell: Locator): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(cell.locator('.jp-InputPrompt')).toHaveText(/\[\d+\]/, { timeout: 60000 });
}

export async function drag(page: IJupyterLabPageFixture, from: Locator, to: Locator): Promise<void> {
  const start = await from.boundingBox();
  const end = await to.boundingBox();
  if (start === null || end === null) {
    throw new Error('Both ends of a drag must be on the screen.');
  }
  await page.mouse.move(start.x + 30, start.y + 12);
  await page.mouse.down();
  await page.mouse.move(start.x + 60, start.y + 24, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 });
  await page.mouse.up();
}

/** A picture for the documentation. The pointer rests where nothing lights up, unless it hovers for the picture. */
export async function screenshot(page: IJupyterLabPageFixture, name: string, hover = false): Promise<void> {
  if (process.env.SCREENSHOTS) {
    if (!hover) {
      await page.mouse.move(1279, 500);
    }
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: 'disabled' });
  }
}

export type Theme = 'light' | 'dark';
export const THEMES: readonly Theme[] = ['light', 'dark'];

export async function setTheme(page: IJupyterLabPageFixture, theme: Theme): Promise<void> {
  await (theme === 'dark' ? page.theme.setDarkTheme() : page.theme.setLightTheme());
  await expect(page.locator(`body[data-jp-theme-light="${theme === 'light'}"]`)).toBeAttached();
}

/** What axe finds wrong in a part of the page, one line for each place; empty is what a test wants. */
export async function violations(page: IJupyterLabPageFixture, part: string): Promise<string[]> {
  await expect(page.locator(part).first()).toBeVisible(); // of what is not there axe has nothing to say
  const { violations } = await new AxeBuilder({ page }).include(part).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}
