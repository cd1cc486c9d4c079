-- Names are searched as readers read them: radicals are the characters they look like (Unicode, EquivalentUnifiedIdeograph), and
-- neither dots, dashes, quotes, brackets nor blanks tell two names apart.
create function published.unmarked(written text) returns text
    language sql immutable parallel safe strict
    return translate(normalize(translate(written,
            '⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳',
            '厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟'), nfkc),
        '([{<«‹⁅⌈⌊⟦⟨⟪⟬⟮⦃⦅⦇⦋⦑⦗⧼❨❪❬❮❰❲❴⸢⸤⸦⸨〈《「『【〔〖〘〚)]}>»›⁆⌉⌋⟧⟩⟫⟭⟯⦄⦆⦈⦌⦒⦘⧽❩❫❭❯❱❳❵⸣⸥⸧⸩〉》」』】〕〗〙〛·•・‧∙⋅●᛫⸱ꞏ.-‐‑‒–—―−"‘’‚‛“”„‟′″`´〝〞〟''' || U&'\0020\1680\2000\2001\2002\2003\2004\2005\2006\2008\2009\200A\205F\3000', '');

create or replace function published.folded(text) returns text
    language plpgsql immutable parallel safe strict as $$
declare
    plain text := lower(published.unmarked($1));
begin
    if plain ~ ('[' || published.traditional() || ']') then
        return published.simplified(plain);
    end if;
    return plain;
end
$$;

-- What was folded before is folded anew.
update published.results set name = name;
update published.former_names set name = name;
