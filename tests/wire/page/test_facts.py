from articles.wire.page.facts import gather
from articles.wire.page.tree import parse


class Gather:
    def test_reads_metas_by_either_attribute_and_in_any_case(self) -> None:
        facts = gather(
            parse(
                '<meta property="OG:Title" content="A title"><meta name="parsely-author" content="Ana Kos">'
                '<meta property="article:section" content="World"><meta name="news_keywords" content="a, b">'
                '<meta property="og:site_name" content="Paper"><meta property="og:locale" content="de_AT">'
                '<meta name="copyright" content="© Paper">'
                '<meta property="og:title" content="Later"><title>T</title>'
            )
        )
        assert facts.titles == ["A title", "T"]
        assert facts.authors[-1] == ["Ana Kos"]
        assert (facts.section, facts.keywords, facts.papers) == (["World"], ["a", "b"], ["Paper"])
        assert (facts.language, facts.copyright_notice) == ("de-AT", "© Paper")

    def test_decodes_entities_written_twice(self) -> None:
        facts = gather(parse('<meta property="og:title" content="Fish &amp;amp; chips">'))
        assert facts.titles == ["Fish & chips"]

    def test_lists_addresses_by_trust(self) -> None:
        facts = gather(
            parse(
                '<meta property="og:url" content="https://b.example/"><link rel="Canonical" href="https://a.example/">'
                '<script type="application/ld+json">{"@type":"NewsArticle","url":"https://c.example/"}</script><p>x'
            )
        )
        assert facts.addresses == ["https://a.example/", "https://b.example/", "https://c.example/"]

    def test_reads_microdata_names_within(self) -> None:
        facts = gather(
            parse(
                '<div itemscope><h1 itemprop="headline">A title</h1>'
                '<span itemprop="author">by <i itemprop="name">Ana Kos</i>, who writes</span>'
                '<time itemprop="datePublished" datetime="2010-11-04T09:29:00Z">x</time>'
                '<meta itemprop="dateModified" content="2010-11-05T09:29:00Z"></div>'
            )
        )
        assert facts.headlines == ["A title"]
        assert ["Ana Kos"] in facts.authors
        assert facts.published[0].at.isoformat() == "2010-11-04T09:29:00+00:00"
        assert facts.updated[0].at.day == 5

    def test_asks_a_time_named_as_publication_last(self) -> None:
        html = '<footer><time class="entry-date published" datetime="2010-11-04T09:29:00Z">x</time></footer>'
        assert len(gather(parse(html)).published) == 1
        dated = '<meta property="article:published_time" content="2009-01-01T00:00:00Z">' + html
        assert [moment.at.year for moment in gather(parse(dated)).published] == [2009]

    def test_keeps_each_source_of_authors_apart(self) -> None:
        facts = gather(
            parse(
                '<script type="application/ld+json">'
                '{"@type":"NewsArticle","author":["Ana Kos",{"name":"Bo Li"}]}</script>'
                '<meta name="author" content="The Paper"><p>x'
            )
        )
        assert [names for names in facts.authors if names] == [["Ana Kos", "Bo Li"], ["The Paper"]]

    def test_sorts_breadcrumbs_by_their_positions(self) -> None:
        items = '{"position":"2","name":"World"},{"position":1,"name":"News"}'
        crumbs = f'{{"@type":"BreadcrumbList","itemListElement":[{items}]}}'
        facts = gather(parse(f'<script type="application/ld+json">{crumbs}</script><p>x'))
        assert facts.crumbs == ["News", "World"]

    def test_takes_pictures_with_what_is_said_of_them(self) -> None:
        image = '{"@type":"NewsArticle","image":[{"url":"a.jpg","caption":"A","creditText":"Bo"},"b.jpg"]}'
        facts = gather(
            parse(
                f'<script type="application/ld+json">{image}</script>'
                '<meta property="og:image" content="c.jpg">'
            )
        )
        assert [(picture.href, picture.caption, picture.credit) for picture in facts.pictures] == [
            ("a.jpg", "A", "Bo"),
            ("b.jpg", "", ""),
            ("c.jpg", "", ""),
        ]
