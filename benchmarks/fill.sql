-- A million institutions with a published result each, and their release of 2022. Names are made of what names are made of:
-- a place, two characters, a trade or two, a form of company; codes are counted through.
begin;
set local session_replication_role = replica;
create temporary table made on commit drop as
select i, '9115' || lpad(i::text, 14, '0') as uscc,
    (case when i % 5 < 2 then '内蒙古'
        else (array['呼和浩特','包头','乌海','赤峰','通辽','鄂尔多斯','呼伦贝尔','巴彦淖尔','乌兰察布','兴安','锡林郭勒','阿拉善'])[1 + (hashint4(i) & 65535) % 12] end)
        || chr(19968 + (hashint4(i * 3) & 2047)) || chr(19968 + (hashint4(i * 7) & 2047))
        || (array['环境','环保','生态','检测','监测','节能','水务','碳资产','环境科技','环境检测','环保工程','生态环境'])[1 + (hashint4(i * 11) & 65535) % 12]
        || (array['','技术','咨询','工程','评价','服务','科技','运维'])[1 + (hashint4(i * 13) & 7)]
        || (array['有限公司','有限公司','有限公司','有限责任公司','股份有限公司'])[1 + (hashint4(i * 17) & 65535) % 5] as name,
    (array['150100','150200','150300','150400','150500','150600','150700','150800','150900','152200','152500','152900'])
        [1 + (hashint4(i * 19) & 65535) % 12] as league,
    (array['TESTING','EIA','CONSULTING','ENGINEERING','CARBON','MONITORING_OPERATION'])[1 + (hashint4(i * 23) & 65535) % 6] as kind,
    case when (hashint4(i * 29) & 1023) < 8 then 'BAD' when (hashint4(i * 29) & 1023) < 30 then 'WARNING' else 'NORMAL' end as grade
from generate_series(1, 1000000) as i;

create temporary table pattern on commit drop as
select distinct on (grade) grade, document from published.results where latest and shown_until is null order by grade, uscc;

create temporary table written on commit drop as
select m.*, regexp_replace(regexp_replace(regexp_replace(p.document, '"uscc":"[^"]*"', '"uscc":"' || m.uscc || '"'),
    '"name":"[^"]*"', '"name":"' || m.name || '"'), '"year":\d+', '"year":2022') as document
from made m join pattern p using (grade);

insert into published.results
    (uscc, year, name, league, kinds, grade, latest, published_on, shown_from, version, document)
select uscc, 2022, name, league, array[kind], grade, true, '2023-06-05', '2023-06-05T00:00:00Z', 10000000 + i, document
from written order by i;

insert into published.releases (year, published_on, released_at, rated_at, catalogue, rule_book, historical_import, edition,
    results, counts, csv_digest, ndjson_digest)
values (2022, '2023-06-05', '2023-06-05T00:00:00Z', '2023-05-15', '2024', '2024', true, 1, 1000000, '{}', repeat('00', 32),
    repeat('00', 32));
insert into published.release_rows (year, uscc, league, grade, csv, ndjson)
select 2022, uscc, league, grade, uscc || ',' || name, document from written order by i;
commit;
vacuum analyze published.results;
vacuum analyze published.release_rows;
update published.version set number = number + 1, changed_at = clock_timestamp();
