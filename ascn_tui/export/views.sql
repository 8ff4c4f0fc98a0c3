-- Views for frequent questions, and the full-text table.
CREATE VIEW projects_by_edition AS
    SELECT l.edition, l.number, l.project, coalesce(l.name, p.name) AS name, c.name AS city,
        k.name AS country, f.name AS focus_area, s.name AS status, e.document, l.page
    FROM project_listings AS l JOIN projects AS p ON p.id = l.project
        JOIN cities AS c ON c.id = p.city JOIN countries AS k ON k.id = c.country
        JOIN focus_areas AS f ON f.id = l.focus_area JOIN statuses AS s ON s.id = l.status
        JOIN editions AS e ON e.id = l.edition
    ORDER BY l.edition, l.number;
CREATE VIEW projects_counted AS
    SELECT edition, country, focus_area, status, count(*) AS projects FROM projects_by_edition
    GROUP BY edition, country, focus_area, status;
CREATE VIEW claims_checked AS
    SELECT c.id AS claim, c.statement, v.name AS verdict, c.page, e.document,
        e.page AS document_page, e.finding
    FROM claims AS c JOIN verdicts AS v ON v.id = c.verdict
        LEFT JOIN claim_evidence AS e ON e.claim = c.id
    ORDER BY c.id, e.nth;
CREATE VIRTUAL TABLE search USING fts5(
    kind UNINDEXED, id UNINDEXED, locator UNINDEXED, name, text,
    tokenize = "unicode61 remove_diacritics 2"
);
