/** Words for the tests: where things are on the page, and what a person does with them. */
import { join } from 'path';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

/** Where screenshots for the documentation go; they are made only when SCREENSHOTS is set. */
const SCREENSHOTS = join(__dirname, '../../../docs/screenshots');

export const sidebar = (page: IJupyterLabPageFixture): Locator => page.locator('#metric-workbench-sidebar');

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

export async function openNotebook(page: IJupyterLabPageFixture): Promise<void> {
  await page.notebook.createNew();
  await page.locator('.jp-Notebook .jp-CodeCell').first().waitFor();
  await expect(page.locator('#jp-main-statusbar')).toContainText('Idle');
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

export async function screenshot(page: IJupyterLabPageFixture, name: string, hover = false): Promise<void> {
  if (process.env.SCREENSHOTS) {
    if (!hover) {
      await page.mouse.move(1279, 400);
    }
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }
}
