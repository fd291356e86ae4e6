-- The words of articles as search knows them: without clitics, the plural under the singular, letters folded.
-- Grain: a word of a current article, each time it stands there.
-- SQLite looks a term up in the index; PostgreSQL reads every article, unless search_text is asked first.
-- ar: كلمات المقالات كما يعرفها البحث: بلا لواصق، والجمع تحت مفرده، وبحروف موحّدة. الصف: كلمة في مقال كما هو الآن، كلما وردت.
-- column: term | الكلمة موحّدة: مدرسه عن للمدارس؛ والمعامل من نوع term يُوحَّد كما في البحث | the word folded: مدرسه for للمدارس; a parameter of type term folds as search does
-- column: version_id | نسخة المقال | the article's version
-- column: part | title العنوان أو body النص | title or body
-- column: place | ترتيبها بين كلمات ذلك الجزء، من 0 | its place among the words of that part, from 0
CREATE VIEW article_terms AS
SELECT
    t.term,
    d.version_id,
    t.col AS part,
    t."offset" AS place
FROM search_term AS t
INNER JOIN search_document AS d ON t.doc = d.document_id
INNER JOIN article_version AS v ON d.version_id = v.version_id
WHERE v.is_current;
