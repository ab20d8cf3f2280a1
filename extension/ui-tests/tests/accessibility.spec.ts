/** For everyone: no violations that axe can see, and everything within reach of the keyboard. */
import AxeBuilder from '@axe-core/playwright';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect, test } from '@jupyterlab/galata';
import { cellText, cells, focusSearch, hit, openNotebook, runActiveCell, search, searchBox, sidebar } from './workbench';

/** What axe finds wrong in the sidebar, one line for each place. */
async function violations(page: IJupyterLabPageFixture): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('#metric-workbench-sidebar').setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

for (const theme of ['Light', 'Dark'] as const) {
  test(`axe finds nothing in the ${theme.toLowerCase()} theme`, async ({ page }) => {
    await openNotebook(page);
    await (theme === 'Dark' ? page.theme.setDarkTheme() : page.theme.setLightTheme());
    await focusSearch(page);
    await expect(sidebar(page).getByRole('option').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await sidebar(page).getByRole('button', { name: 'Owner' }).click();
    await sidebar(page).getByRole('group', { name: 'Owner' }).getByRole('button').first().click();
    await expect(sidebar(page).getByRole('group', { name: 'Chosen filters' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await sidebar(page).getByRole('group', { name: 'Chosen filters' }).getByRole('button').first().click();

    await search(page, 'cancellations', 'cancellations');
    await page.keyboard.press('ArrowDown');
    expect(await violations(page)).toEqual([]);

    await hit(page, 'cancellations').click();
    await expect(sidebar(page).getByRole('tree')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await searchBox(page).fill('zzzzqqqq xxyyzz');
    await expect(sidebar(page).locator('.jp-mw-busy.jp-mod-active')).toHaveCount(0);
    expect(await violations(page)).toEqual([]);

    await sidebar(page).getByRole('tab', { name: 'Ask' }).click();
    expect(await violations(page)).toEqual([]);
    for (const question of ['which carrier cancels the most flights', 'who is the pope']) {
      await sidebar(page).getByRole('textbox', { name: 'Your question' }).fill(question);
      await page.keyboard.press('Enter');
      await expect(sidebar(page).getByRole('button', { name: 'Ask', exact: true })).toBeVisible({ timeout: 60000 });
      await expect(sidebar(page).getByRole('article', { name: 'Proposal' })).toBeVisible({ timeout: 60000 });
      expect(await violations(page)).toEqual([]);
    }
  });
}

test('the keyboard alone is enough: search, card, lineage, insert, run', async ({ page }) => {
  await openNotebook(page);
  await focusSearch(page);
  await search(page, 'cancellations', 'cancellations');
  await page.keyboard.press('ArrowDown');
  await expect(sidebar(page).getByRole('listbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(sidebar(page).getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  await expect(hit(page, 'cancellations')).toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('f');
  await expect(hit(page, 'cancellations')).toContainText('Favourite');
  await page.keyboard.press('f');
  await expect(hit(page, 'cancellations')).not.toContainText('Favourite');

  await page.keyboard.press('Space');
  await expect(sidebar(page).getByRole('heading', { level: 2 })).toBeFocused();
  const tree = sidebar(page).getByRole('tree');
  await tree.getByRole('treeitem').first().focus();
  const rows = await tree.getByRole('treeitem').count();
  await page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('treeitem')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem')).toHaveCount(rows);
  await page.keyboard.press('End');
  await expect(tree.getByRole('treeitem').last()).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(sidebar(page).getByRole('listbox')).toBeFocused();
  await page.keyboard.press('Enter');
  const cell = cells(page).nth(1);
  await expect(cell.locator('.cm-content')).toBeFocused();
  expect(await cellText(cell)).toMatch(/^%%metric\ncancellations/);
  await runActiveCell(page, cell);
  await expect(cell.locator('.jp-OutputArea-output').first()).toBeVisible();
});

test('the arrow keys change between search and ask', async ({ page }) => {
  await openNotebook(page);
  await focusSearch(page);
  await sidebar(page).getByRole('tab', { name: 'Search' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(sidebar(page).getByRole('tab', { name: 'Ask' })).toBeFocused();
  await expect(sidebar(page).getByRole('textbox', { name: 'Your question' })).toBeVisible();
});
