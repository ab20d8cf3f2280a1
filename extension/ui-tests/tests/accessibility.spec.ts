/** For everyone: no violations that axe can see beside the whole path either, and everything within reach of the keyboard. */
import { expect, test } from '@jupyterlab/galata';
import type { Route } from '@playwright/test';
import {
  SIDEBAR,
  THEMES,
  cellText,
  cells,
  focusSearch,
  hit,
  openNotebook,
  outputs,
  runActiveCell,
  search,
  searchBox,
  setTheme,
  sidebar,
  violations
} from './workbench';

for (const theme of THEMES) {
  test(`axe finds nothing in filters, focus, empty results and refusals, ${theme}`, async ({ page }) => {
    await openNotebook(page);
    await setTheme(page, theme);
    await focusSearch(page);
    await expect(sidebar(page).getByRole('option').first()).toBeVisible();
    const owner = sidebar(page).getByRole('button', { name: 'Owner', exact: true });
    await owner.click();
    await sidebar(page).getByRole('group', { name: 'Owner' }).getByRole('button').first().click();
    await expect(sidebar(page).getByRole('group', { name: 'Owner' }).getByRole('button', { pressed: true })).toHaveCount(1);
    expect(await violations(page, SIDEBAR)).toEqual([]);
    await owner.click();
    const chosen = sidebar(page).getByRole('group', { name: 'Chosen filters' });
    await chosen.getByRole('button').first().click();
    await expect(chosen).toHaveCount(0);

    await search(page, 'cancellations', 'cancellations');
    await page.keyboard.press('ArrowDown');
    await expect(sidebar(page).getByRole('listbox')).toBeFocused();
    expect(await violations(page, SIDEBAR)).toEqual([]);

    await searchBox(page).fill('???');
    await expect(sidebar(page).getByText('Nothing found.')).toBeVisible();
    expect(await violations(page, SIDEBAR)).toEqual([]);

    await sidebar(page).getByRole('tab', { name: 'Ask' }).click();
    await sidebar(page).getByRole('textbox', { name: 'Your question' }).fill('who is the pope');
    await page.keyboard.press('Enter');
    await expect(sidebar(page).getByText('I don’t know')).toBeVisible({ timeout: 60000 });
    expect(await violations(page, SIDEBAR)).toEqual([]);
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
  await expect(outputs(cell).first()).toBeVisible();
});

test('the arrow keys change between search and ask', async ({ page }) => {
  await focusSearch(page);
  await sidebar(page).getByRole('tab', { name: 'Search' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(sidebar(page).getByRole('tab', { name: 'Ask' })).toBeFocused();
  await expect(sidebar(page).getByRole('textbox', { name: 'Your question' })).toBeVisible();
});

test('where motion is unwelcome nothing moves', async ({ page }) => {
  const held: Route[] = [];
  await page.route('**/workbench/api/v1/search*', route => void held.push(route)); // so that it waits, and shows it
  const moving = (): Promise<number> => sidebar(page).evaluate(node => node.getAnimations({ subtree: true }).length);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await focusSearch(page);
  await expect(sidebar(page).locator('.jp-mw-busy.jp-mod-active')).toBeAttached();
  await expect.poll(moving).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(moving).toBe(0);
  await Promise.all(held.map(route => route.continue()));
  await expect(sidebar(page).getByRole('option').first()).toBeVisible();
});
