package intake

import "testing"

func TestLanguage(t *testing.T) {
	for _, tc := range []struct{ want, text string }{
		{"en", "The harbour was closed on Monday because of the storm, and nobody knows when it will open."},
		{"en", "Ivar Håkonsen, Łucja Wróbel and José Ibáñez met Çağla Yıldız and Jürgen Groß in Zürich and São Tomé."},
		{"en", "Hello"},
		{"en", "Storm closes harbour"},
		{"en", "Le Monde, Die Zeit and El País reported on the talks in Den Haag."},
		{"no", "Havna var stengt mandag på grunn av stormen, og ingen vet når den skal åpne igjen, sier politiet."},
		{"no", "Hamna var stengd måndag, og ingen veit når ho skal opne att, seier dei frå politiet. Det er ikkje bra."},
		{"da", "Havnen blev lukket mandag på grund af stormen, og ingen ved, hvornår den skal åbne igen, siger politiet. Det er ikke noget nyt."},
		{"sv", "Hamnen stängdes på måndagen och ingen vet när den ska öppna igen, säger polisen. Det är inte bra för någon."},
		{"de", "Der Hafen wurde am Montag wegen des Sturms geschlossen, und niemand weiß, wann er wieder öffnen wird."},
		{"fr", "Le port a été fermé lundi à cause de la tempête et personne ne sait quand il va rouvrir, dit la police."},
		{"es", "El puerto se cerró el lunes por la tormenta y nadie sabe cuándo va a abrir de nuevo, según la policía."},
		{"pt", "O porto foi fechado na segunda-feira por causa da tempestade e ninguém sabe quando vai abrir, disse a polícia."},
		{"it", "Il porto è stato chiuso lunedì per la tempesta e nessuno sa quando sarà riaperto, dice la polizia."},
		{"nl", "De haven werd maandag gesloten vanwege de storm en niemand weet wanneer hij weer open gaat, zegt de politie."},
		{"pl", "Port został zamknięty w poniedziałek z powodu burzy i nikt nie wie, kiedy się otworzy, jak mówi policja."},
		{"fi", "Satama suljettiin maanantaina myrskyn vuoksi, eikä kukaan tiedä, milloin se avataan, mutta poliisi on paikalla ja se ei ole hyvä."},
		{"tr", "Liman pazartesi günü fırtına için kapatıldı ve ne zaman açılacağı bilinmiyor, ancak bu bir ilk olarak çok önemli."},
		{"id", "Pelabuhan itu ditutup pada hari Senin dan tidak ada yang tahu kapan akan dibuka, kata polisi dari kota ini."},
		{"ru", "Порт был закрыт в понедельник из-за шторма."},
		{"uk", "Порт був закритий у понеділок, і ніхто не знає, коли його відкриють."},
		{"ar", "أُغلق الميناء يوم الاثنين بسبب العاصفة."},
		{"zh", "港口星期一因风暴关闭。"},
		{"ja", "港は月曜日に嵐のため閉鎖された。"},
		{"ko", "항구는 월요일에 폐쇄되었다."},
		{"el", "Το λιμάνι έκλεισε τη Δευτέρα."},
		{"he", "הנמל נסגר ביום שני."},
		{"und", ""},
		{"und", "12 345 – 67 !"},
		{"und", "🚢🌊"},
	} {
		if got := language(tc.text); got != tc.want {
			t.Errorf("%q\n got %s, want %s", tc.text, got, tc.want)
		}
	}
}
