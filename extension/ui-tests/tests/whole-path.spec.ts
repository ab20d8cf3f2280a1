/** The whole path of an analyst, light and dark: from words to a chart, and from a question to its answer. */
import { expect, test } from '@jupyterlab/galata';
import {
  SIDEBAR,
  THEMES,
  cellText,
  cells,
  drag,
  focusSearch,
  hit,
  offers,
  openNotebook,
  outputs,
  runActiveCell,
  screenshot,
  search,
  setTheme,
  sidebar,
  violations
} from './workbench';

for (const theme of THEMES) {
  test(`the whole path, ${theme}`, async ({ page }) => {
    await openNotebook(page);
    await setTheme(page, theme);

    await test.step('search by meaning', async () => {
      await focusSearch(page);
      await search(page, 'planes that never left', 'cancellations');
      await expect(sidebar(page).locator('.jp-mw-footFound')).toHaveText(/results by words and meaning$/);
      await expect(sidebar(page).getByRole('option').first()).toHaveAttribute('data-name', 'cancellations');
      await expect(sidebar(page).getByRole('status')).toHaveText(/^planes that never left: .*results/);
      expect(await violations(page, SIDEBAR)).toEqual([]);
    });

    await test.step('the card says what the metric is', async () => {
      await hit(page, 'cancellations').click();
      const card = sidebar(page).getByRole('article', { name: 'Cancellations' });
      await expect(card.getByRole('heading', { level: 2 })).toBeFocused();
      await expect(card.locator('.jp-mw-expression')).toHaveText('count(*) where dep_time is null');
      await expect(card.locator('.jp-mw-facts')).toContainText('punctuality-team');
      await expect(card.locator('.jp-mw-facts')).toContainText('2013-12-31');
      await expect(card.getByRole('heading', { name: /Dimensions/ })).toBeVisible();
      await expect(card.getByRole('heading', { name: 'Example queries' })).toBeVisible();
      const lineage = card.getByRole('tree', { name: 'Lineage' });
      await expect(lineage.getByRole('treeitem').first()).toHaveAttribute('aria-level', '1');
      await expect(lineage).toContainText('flights.dep_time');
      await screenshot(page, `card-${theme}`);
      expect(await violations(page, SIDEBAR)).toEqual([]);
      await page.keyboard.press('Escape');
    });

    const cell = cells(page).nth(1);

    await test.step('drag it into the notebook', async () => {
      await drag(page, hit(page, 'cancellations'), cells(page).first());
      await expect(cells(page)).toHaveCount(3);
      expect(await cellText(cells(page).nth(0))).toBe('%load_ext workbench');
      expect(await cellText(cell)).toBe('%%metric\ncancellations\nby time.month');
      await expect(cell).toHaveClass(/jp-mod-active/);
      await expect(cell.locator('.cm-content')).toBeFocused();
    });

    await test.step('names are offered while typing', async () => {
      await page.keyboard.type(', origin.na');
      await expect(offers(page).first()).toContainText('origin.name');
      await screenshot(page, `completion-${theme}`);
      await page.keyboard.press('Enter');
      await expect.poll(() => cellText(cell)).toBe('%%metric\ncancellations\nby time.month, origin.name');
      await expect(offers(page)).toHaveCount(0);
    });

    await test.step('a mistake is underlined, explained and mended', async () => {
      await cell.locator('.cm-line').nth(1).click();
      await page.keyboard.press('Home');
      await page.keyboard.press('Delete');
      const squiggle = cell.locator('.cm-lintRange-error');
      await expect(squiggle).toHaveText('ancellations');
      await squiggle.hover();
      const message = page.locator('.cm-diagnostic');
      await expect(message).toContainText("No metric 'ancellations'. Did you mean 'cancellations'");
      await screenshot(page, `mistake-${theme}`, true);
      expect(await violations(page, '.cm-tooltip')).toEqual([]);
      await message.getByRole('button', { name: 'Change to cancellations', exact: false }).first().click();
      await expect.poll(() => cellText(cell)).toBe('%%metric\ncancellations\nby time.month, origin.name');
      await expect(squiggle).toHaveCount(0);
    });

    await test.step('run it: chart and table', async () => {
      await runActiveCell(page, cell);
      await expect(outputs(cell).locator('svg.marks')).toBeVisible();
      const table = outputs(cell).getByRole('table').first();
      await expect(table.getByRole('columnheader')).toHaveText(['time.month', 'origin.name', /^cancellations/]);
      await expect(table.getByRole('row')).toHaveCount(1 + 12 * 3);
      await expect(outputs(cell).locator('.mwb-facts')).toContainText('36 rows');
      await expect(outputs(cell).locator('.mwb-unfold summary')).toHaveText('Show all 36 rows', { useInnerText: true });
      await screenshot(page, `metric-${theme}`);
      expect(await violations(page, '.jp-OutputArea-output')).toEqual([]);
    });

    await test.step('ask in plain words', async () => {
      await page.keyboard.press('Alt+Shift+Y');
      const question = sidebar(page).getByRole('textbox', { name: 'Your question' });
      await expect(question).toBeFocused();
      await expect(sidebar(page).getByRole('heading', { name: 'For example' })).toBeVisible();
      expect(await violations(page, SIDEBAR)).toEqual([]);
      await question.fill('which airlines are the most punctual?');
      await page.keyboard.press('Enter');
      const proposal = sidebar(page).getByRole('article', { name: 'Proposal' });
      await expect(proposal.getByLabel('Proposed query').first()).toContainText('on_time_rate', { timeout: 60000 });
      await expect(proposal).toContainText('No period is named: all dates the data has, up to 2013-12-31.');
      await expect(proposal.getByRole('button', { name: 'Ask a follow-up to this answer' })).toBeVisible();
      await expect(proposal.getByRole('list', { name: 'How your words were read' })).toContainText('airlines');
      expect(await violations(page, SIDEBAR)).toEqual([]);
    });

    await test.step('insert the answer and run it', async () => {
      await sidebar(page).getByRole('button', { name: 'Insert', exact: true }).first().click();
      await expect(cells(page)).toHaveCount(4);
      const answer = cells(page).nth(2);
      await expect(answer.locator('.cm-content')).toBeFocused();
      expect(await cellText(answer)).toMatch(/^%%metric\non_time_rate\nby carrier\.name/);
      await runActiveCell(page, answer);
      await expect(outputs(answer).locator('svg.marks')).toBeInViewport();
      await expect(outputs(answer).getByRole('table').first()).toContainText('Hawaiian Airlines Inc.');
      await screenshot(page, `ask-${theme}`);
    });

    await test.step('what cannot be answered is refused in one message', async () => {
      await cell.locator('.cm-content').click();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('%%metric\navg_temperature by carrier.name');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Enter');
      await expect(outputs(cell)).toContainText('weather has no link');
      await expect(outputs(cell)).not.toContainText('Traceback');
      expect(await violations(page, '.jp-OutputArea-output')).toEqual([]);
    });
  });
}
