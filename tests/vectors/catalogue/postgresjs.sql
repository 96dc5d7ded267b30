-- postgres.js 3, as the log of a server shows it.

-- statement
select b.oid, b.typarray
      from pg_catalog.pg_type a
      left join pg_catalog.pg_type b on b.oid = a.typelem
      where a.typcategory = 'A'
      group by b.oid, b.typarray
      order by b.oid;

-- statement ["{a}"]
select tags, code from customers where tags = $1;

-- statement
select 1;
