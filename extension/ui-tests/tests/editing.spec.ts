/** What happens in the notebook beside the straight path. */
import { expect, test } from '@jupyterlab/galata';
import { cellText, cells, focusSearch, offers, openNotebook, search, sidebar } from './workbench';

test('Tab offers the dimensions that the metric has; a finished word is left alone', async ({ page }) => {
  await openNotebook(page);
  await focusSearch(page);
  await search(page, 'cancellations', 'cancellations');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const cell = cells(page).nth(1);
  await expect(cell.locator('.cm-content')).toBeFocused();
  await page.keyboard.type(', ');
  await page.keyboard.press('Tab');
  await expect(offers(page).filter({ hasText: 'carrier' }).first()).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.type('origin.nam');
  await expect(offers(page).first()).toContainText('origin.name');
  await page.keyboard.type('e');
  await expect(offers(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await page.keyboard.type('limit 5');
  await expect.poll(() => cellText(cell)).toBe('%%metric\ncancellations\nby time.month, origin.name\nlimit 5');
});

test('colours come from the query, and other cells keep theirs', async ({ page }) => {
  await openNotebook(page);
  await cells(page).first().locator('.cm-content').click();
  await page.keyboard.type('%%metric\nflights by carrier.name');
  await expect(cells(page).first().locator('.jp-mw-token-metric')).toHaveText('flights');
  await expect(cells(page).first().locator('.jp-mw-token-keyword')).toHaveText('by');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('flights = 1');
  await expect(cells(page).first().locator('.jp-mw-token')).toHaveCount(0);
});

test('without a notebook one is offered; an inserted metric is undone in one step', async ({ page }) => {
  await focusSearch(page);
  await search(page, 'flights', 'flights');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog').filter({ hasText: 'No notebook is open' });
  await dialog.getByRole('button', { name: 'Open a notebook' }).click();
  await expect(cells(page).nth(1).locator('.cm-line').nth(1)).toContainText('flights');
  await expect(cells(page).nth(1).locator('.cm-content')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('#jp-main-statusbar')).toContainText('Mode: Command');
  await expect(cells(page).nth(1)).toBeFocused();
  await expect(cells(page).first().locator('.jp-InputPrompt')).toHaveText('[1]:'); // the magics are loaded
  await page.keyboard.press('z');
  await expect(cells(page)).toHaveCount(1);
  await expect.poll(() => cellText(cells(page).first())).toBe('');
});

test('Escape closes the message at a mistake, and one key mends it', async ({ page }) => {
  await openNotebook(page);
  const cell = cells(page).first();
  await cell.locator('.cm-content').click();
  await page.keyboard.type('%%metric\nflihgts\nby carrier.name');
  const squiggle = cell.locator('.cm-lintRange-error');
  await squiggle.hover();
  const message = page.locator('.cm-tooltip .cm-diagnostic');
  await expect(message).toContainText("No metric 'flihgts'.");
  const last = await cell.locator('.cm-line').last().boundingBox();
  expect((await message.boundingBox())?.y).toBeGreaterThan((last?.y ?? Infinity) + 10); // the query stays readable
  await page.keyboard.press('Escape');
  await expect(message).toHaveCount(0);
  await expect(cell.locator('.cm-content')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+.');
  await expect.poll(() => cellText(cell)).toBe('%%metric\nflights\nby carrier.name');
});

test('a correction is edited, confirmed and thanked for', async ({ page }) => {
  await openNotebook(page);
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

test('a folder that nobody trusts says so, and its catalog can be looked at', async ({ page, tmpPath }) => {
  await page.contents.uploadContent('catalog = "metrics"\nwarehouse = "duckdb:///x.duckdb"\n', 'text', `${tmpPath}/workbench.toml`);
  const dataset = 'dataset: orders\ndescription: One row per order.\nsource: orders\nmetrics:\n  orders: {expr: count(*)}\n';
  await page.contents.createDirectory(`${tmpPath}/metrics`);
  await page.contents.uploadContent(dataset, 'text', `${tmpPath}/metrics/orders.yml`);
  await openNotebook(page);
  await focusSearch(page);
  await expect(sidebar(page).getByText('This folder is not trusted.')).toBeVisible();
  await expect(sidebar(page).getByText('%workbench trust')).toBeVisible();
  await search(page, 'orders', 'orders');
});
