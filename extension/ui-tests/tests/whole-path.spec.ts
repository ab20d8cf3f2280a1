/** The whole path of an analyst: from words to a chart, and from a question to its answer. */
import { expect, test } from '@jupyterlab/galata';
import {
  cellText,
  cells,
  drag,
  focusSearch,
  hit,
  openNotebook,
  runActiveCell,
  screenshot,
  search,
  sidebar
} from './workbench';

test.beforeEach(async ({ page }) => {
  await openNotebook(page);
});

test('from words to a chart', async ({ page }) => {
  await focusSearch(page);
  await search(page, 'planes that never left', 'cancellations');
  await expect(sidebar(page).getByRole('option').first()).toHaveAttribute('data-name', /^cancel/);

  await hit(page, 'cancellations').click();
  const card = sidebar(page).getByRole('article');
  await expect(card.getByRole('heading', { level: 2 })).toBeVisible();
  await expect(card.getByRole('tree', { name: 'Lineage' }).getByRole('treeitem').first()).toContainText('cancellations');
  await expect(card.getByRole('heading', { name: /Dimensions/ })).toBeVisible();
  await screenshot(page, 'card-light');
  await page.keyboard.press('Escape');

  await drag(page, hit(page, 'cancellations'), cells(page).first());
  await expect(cells(page)).toHaveCount(3);
  expect(await cellText(cells(page).nth(0))).toBe('%load_ext workbench');
  expect(await cellText(cells(page).nth(1))).toMatch(/^%%metric\ncancellations/);

  const cell = cells(page).nth(1);
  await expect(cell).toHaveClass(/jp-mod-active/);
  await page.keyboard.type(', carrier.na');
  await page.keyboard.press('Tab');
  await expect(page.locator('.jp-Completer-item').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(cell.locator('.cm-line').last()).toContainText('carrier.name');

  await runActiveCell(page, cell);
  await expect(cell.locator('.jp-OutputArea-output table').first()).toBeVisible();
  await expect(cell.locator('.jp-OutputArea-output').locator('svg, canvas').first()).toBeVisible();
  await expect(cell.locator('.jp-OutputArea-output').first()).not.toContainText('Traceback');
  await screenshot(page, 'metric-light');
  await page.theme.setDarkTheme();
  await screenshot(page, 'metric-dark');
});

test('completion offers the dimensions that the metric has', async ({ page }) => {
  await focusSearch(page);
  await search(page, 'cancellations', 'cancellations');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const cell = cells(page).nth(1);
  await expect(cell.locator('.cm-content')).toBeFocused();
  await page.keyboard.type(', ');
  await page.keyboard.press('Tab');
  await expect(page.locator('.jp-Completer-item').first()).toBeVisible();
  await expect(page.locator('.jp-Completer')).toContainText('carrier');
  await screenshot(page, 'completion-light');
});

test('a misspelt metric is underlined, explained and mended', async ({ page }) => {
  await cells(page).first().locator('.cm-content').click();
  await page.keyboard.type('%%metric\ncancelations by carrier.name');
  const cell = cells(page).first();
  const squiggle = cell.locator('.cm-lintRange-error').first();
  await expect(squiggle).toHaveText('cancelations');
  await squiggle.hover();
  const message = page.locator('.cm-diagnostic').first();
  await expect(message).toContainText('cancellations');
  await screenshot(page, 'mistake-light', true);
  await message.getByRole('button', { name: 'Action: Change to cancellations.' }).click();
  await expect(cell.locator('.cm-line').nth(1)).toHaveText('cancellations by carrier.name');
  await expect(cell.locator('.cm-lintRange-error')).toHaveCount(0);
});

test('colours come from the query, and other cells keep theirs', async ({ page }) => {
  await cells(page).first().locator('.cm-content').click();
  await page.keyboard.type('%%metric\nflights by carrier.name');
  await expect(cells(page).first().locator('.jp-mw-token-metric')).toHaveText('flights');
  await expect(cells(page).first().locator('.jp-mw-token-keyword')).toHaveText('by');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('flights = 1');
  await expect(cells(page).first().locator('.jp-mw-token')).toHaveCount(0);
});

test('an inserted metric is undone in one step', async ({ page }) => {
  await focusSearch(page);
  await search(page, 'flights', 'flights');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(cells(page)).toHaveCount(2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('z');
  await expect(cells(page)).toHaveCount(1);
  await expect.poll(() => cellText(cells(page).first())).toBe('');
});

test('from a question to its answer', async ({ page }) => {
  await page.keyboard.press('Alt+Shift+Y');
  const question = sidebar(page).getByRole('textbox', { name: 'Your question' });
  await expect(question).toBeFocused();
  await question.fill('which carrier cancels the most flights');
  await page.keyboard.press('Enter');
  const proposal = sidebar(page).getByRole('article', { name: 'Proposal' });
  await expect(proposal).toBeVisible({ timeout: 60000 });
  await expect(proposal.getByLabel('Proposed query').first()).toContainText(/cancel/);
  await expect(proposal.getByRole('table')).toContainText('carrier');
  await screenshot(page, 'ask-light');

  await proposal.getByRole('button', { name: 'Insert', exact: true }).first().click();
  await expect(cells(page)).toHaveCount(2);
  const cell = cells(page).nth(1);
  await expect(cell.locator('.cm-content')).toBeFocused();
  await runActiveCell(page, cell);
  await expect(cell.locator('.jp-OutputArea-output').first()).toContainText(/Airlines|Inc\./);
  await page.theme.setDarkTheme();
  await screenshot(page, 'ask-dark');
});

test('a correction is edited, confirmed and thanked for', async ({ page }) => {
  await page.keyboard.press('Alt+Shift+Y');
  await sidebar(page).getByRole('textbox', { name: 'Your question' }).fill('which carrier cancels the most flights');
  await page.keyboard.press('Enter');
  await sidebar(page).getByRole('button', { name: 'No, correct it' }).click({ timeout: 60000 });
  const field = sidebar(page).getByRole('textbox', { name: 'What would have been right?' });
  await expect(field).toBeFocused();
  await field.fill('cancellation_rate by carrier.name order by cancellation_rate desc limit 1');
  await sidebar(page).getByRole('button', { name: 'Send the correction' }).click();
  await expect(sidebar(page).getByText('Thank you, the correction is remembered.')).toBeVisible();
});

test('without a notebook one is offered', async ({ page }) => {
  await page.notebook.close(true);
  await focusSearch(page);
  await search(page, 'flights', 'flights');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog').filter({ hasText: 'No notebook is open' });
  await dialog.getByRole('button', { name: 'Open a notebook' }).click();
  await expect(cells(page).nth(1).locator('.cm-line').nth(1)).toContainText('flights');
});
